package io.beldi.runtime.record;

import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the transactions end that a domain coordinates. The decision to commit is in the
 * coordinator's record, and in the message for the participants, which is there at least until all
 * of them know; an abort needs no evidence unless the coordinator could still commit.
 */
final class Decisions {
  private static final Value COMMITTED = Value.text("committed");
  private static final Value ABORTED = Value.text("aborted");

  /** How often others may come before, beside what the store may refuse or leave open. */
  private static final int ROUNDS = 8;

  private final Services services;

  Decisions(Services services) {
    this.services = services;
  }

  /** The coordinator's commit: only if nobody has aborted the transaction. */
  static Write commit(Write record, String transaction) {
    Write.Update update = (Write.Update) record;
    String mark = Journal.decision(transaction);
    List<Change> changes = new ArrayList<>(update.changes());
    changes.add(new Change.Assign(mark, COMMITTED));
    return new Write.Update(
        update.key(), changes, Condition.all(update.condition(), Condition.lacks(mark)));
  }

  /** Whether somebody has aborted the transaction, as the coordinator's record shows. */
  static boolean isAborted(@Nullable Item record, String transaction) {
    return record != null && ABORTED.equals(record.get(Journal.decision(transaction)));
  }

  /** How a transaction stands; only looks. */
  Decision peek(TransactionContext transaction) {
    return decision(look(transaction), transaction);
  }

  /**
   * How a transaction ends: it is aborted, if that is not decided.
   *
   * @throws Signal.Over if the store does not say
   */
  Decision settle(TransactionContext transaction) {
    for (int tries = 1; tries <= services.settings().requests().most() + ROUNDS; tries++) {
      List<@Nullable Item> found = look(transaction);
      Decision decision = decision(found, transaction);
      if (decision != Decision.UNDECIDED) {
        return decision;
      }
      if (services.store().write(abort(transaction, found.get(1))) instanceof Outcome.Applied) {
        services.reached(Mark.TRANSACTION_SETTLED);
        return Decision.ABORTED;
      }
      services.reached(Mark.SETTLE_AGAIN);
    }
    throw Signal.Over.unavailable("the end of a transaction cannot be settled");
  }

  /** The message of the commit, and the coordinator's record, in that order. */
  private List<@Nullable Item> look(TransactionContext transaction) {
    ItemKey message = services.journal().key(transaction.message());
    ItemKey record = services.journal().key(transaction.coordinator());
    return services.store().getAll(List.of(message, record));
  }

  private static Decision decision(List<@Nullable Item> found, TransactionContext transaction) {
    Item message = found.get(0);
    Item record = found.get(1);
    if (message != null && isOf(new JournalRecord(message), transaction)) {
      return Decision.COMMITTED;
    }
    if (record == null) {
      return Decision.UNDECIDED;
    }
    Value mark = record.get(Journal.decision(transaction.id()));
    if (mark != null) {
      return mark.equals(COMMITTED) ? Decision.COMMITTED : Decision.ABORTED;
    }
    // Who has a lower stamp, or finds the end, can commit nothing any more.
    boolean late =
        Journal.isRecord(record)
            && (new JournalRecord(record).ended()
                || new JournalRecord(record).stamp().compareTo(transaction.stamp()) > 0);
    return late ? Decision.ABORTED : Decision.UNDECIDED;
  }

  private static boolean isOf(JournalRecord message, TransactionContext transaction) {
    Bytes envelope = message.envelope();
    if (envelope == null) {
      return false;
    }
    try {
      Bytes input = Envelope.decode(envelope).input();
      return FinishMessage.decode(input).transaction().equals(transaction.id());
    } catch (MalformedInput unreadable) {
      throw new StoreException(
          StoreException.Kind.INVALID, "the message of a commit is unreadable");
    }
  }

  private Write abort(TransactionContext transaction, @Nullable Item record) {
    String mark = Journal.decision(transaction.id());
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(mark, ABORTED));
    Condition same = Condition.has(Journal.STAMP);
    if (record == null || !Journal.isRecord(record)) {
      long now = services.platform().clock().millis();
      long end = services.settings().retention().end(now);
      changes.add(new Change.Assign(Journal.EXPIRES, Value.number(end)));
      same = Condition.lacks(Journal.STAMP);
    }
    return new Write.Update(
        services.journal().key(transaction.coordinator()),
        changes,
        Condition.all(same, Condition.lacks(mark)));
  }
}
