package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.TransactionRecord.Phase;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.RequestRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The vote of a participant: one group that takes every row that its body has read or is going to
 * write, if they are still as they were, and records what the call answers. The record is one per
 * transaction and domain, whatever the number of calls; it says when the domain has to ask how the
 * transaction has ended.
 */
final class Prepare {
  /** How often others may come before, beside what the store may refuse or leave open. */
  private static final int ROUNDS = 8;

  private final Attempt attempt;
  private final Services services;
  private final Envelope envelope;
  private final TransactionContext transaction;
  private final ItemKey record;
  private final String call;
  private @Nullable String claim;

  Prepare(Attempt attempt, TransactionContext transaction) {
    this.attempt = attempt;
    this.services = attempt.services();
    this.envelope = attempt.envelope();
    this.transaction = transaction;
    this.record = services.journal().transactionKey(transaction.id());
    this.call = TransactionRecord.call(envelope.instance().path());
  }

  /**
   * Makes sure that no other execution of this call does what this one is going to do: ask other
   * domains to take part. The participants of two executions might differ, and only those of one
   * would be told how the transaction ends.
   *
   * @throws Signal.Over if another one was first
   */
  void claim() {
    String name = "?" + attempt.nextName();
    List<Change> changes = changes();
    changes.add(new Change.Assign(call, Value.text(name)));
    Write write = new Write.Update(record, changes, open());
    for (int tries = 1; tries <= services.settings().requests().most(); tries++) {
      Outcome outcome = services.store().write(write);
      if (outcome instanceof Outcome.Applied) {
        claim = name;
        return;
      }
      if (outcome instanceof Outcome.Refused refused
          && refused.reasons().get(0) instanceof Reason.ConditionFailed failed) {
        if (failed.found() != null && Value.text(name).equals(failed.found().get(call))) {
          claim = name;
          return;
        }
        throw new Signal.Over(earlier(failed.found()));
      }
      pause(tries);
    }
    throw Signal.Over.unavailable("the call of a transaction could not be claimed");
  }

  /**
   * @param answer what to record
   * @return what is recorded; null if the body has to run again, since its rows have changed
   */
  @Nullable Answer send(Block block, Answer.Prepared answer) {
    Map<ItemKey, StoredRow> seen = new LinkedHashMap<>(block.dependencies());
    Limits.roomBeside(envelope.function(), seen.size() + 1);
    List<HeldRow> rows = rows(block, seen);
    List<Value> spawned = new ArrayList<>();
    for (Action action : block.strand().buffer.actions()) {
      if (action instanceof Action.OfSpawn spawn) {
        spawned.add(Value.text(Texts.of(spawn.child().encoded())));
      }
    }
    List<Change> changes = changes();
    changes.add(new Change.Assign(call, Value.text(Texts.of(answer.encode()))));
    changes.add(new Change.Append(Journal.ROWS, rows.stream().map(HeldRow::toValue).toList()));
    if (!spawned.isEmpty()) {
      changes.add(new Change.Append(Journal.SPAWNED, spawned));
    }
    if (!areFree(block, rows, seen)) {
      services.reached(Mark.PREPARE_CHANGED);
      return null;
    }
    // Whoever takes part through this call does so until it is certain that this does not.
    block.participants().keep();
    Answer end = send(block, rows, seen, new Write.Update(record, changes, open()), answer);
    if (end == null || end instanceof Answer.Refused) {
      block.participants().giveUp();
    }
    return end;
  }

  /**
   * Waits until no other transaction has read a row that is to be written; false if one changed.
   */
  private boolean areFree(Block block, List<HeldRow> rows, Map<ItemKey, StoredRow> seen) {
    for (HeldRow row : rows) {
      StoredRow before = row(seen, row.key());
      StoredRow now = before;
      String holder = now.lock().against(transaction.id(), row.written());
      while (holder != null) {
        attempt.access().give(block, holder);
        now = row(attempt.fetch(List.of(row.key())), row.key());
        holder = now.lock().against(transaction.id(), row.written());
      }
      if (!now.version().equals(before.version())) {
        return false;
      }
      seen.put(row.key(), new StoredRow(before.row(), before.version(), now.lock()));
    }
    return true;
  }

  private static StoredRow row(Map<ItemKey, StoredRow> rows, ItemKey key) {
    return Objects.requireNonNull(rows.get(key), "row");
  }

  private @Nullable Answer send(
      Block block,
      List<HeldRow> rows,
      Map<ItemKey, StoredRow> seen,
      Write vote,
      Answer.Prepared answer) {
    String token = attempt.nextName();
    boolean doubt = false;
    for (int tries = 1; tries <= services.settings().requests().most() + ROUNDS; tries++) {
      List<Write> writes = new ArrayList<>();
      writes.add(vote);
      for (HeldRow row : rows) {
        StoredRow before = row(seen, row.key());
        writes.add(
            before.lock().take(row.key(), transaction.id(), before.version(), row.written()));
      }
      Outcome outcome = transact(writes, token);
      if (outcome instanceof Outcome.Applied) {
        return answer;
      }
      if (outcome instanceof Outcome.Unknown) {
        services.reached(Mark.PREPARE_UNKNOWN);
        doubt = true;
      } else {
        Answer end = judge(block, rows, seen, ((Outcome.Refused) outcome).reasons(), doubt);
        if (end instanceof Answer.Superseded) {
          services.reached(Mark.PREPARE_CHANGED);
          return null;
        }
        if (end != null) {
          return end;
        }
        token = attempt.nextName();
      }
      pause(tries);
    }
    throw Signal.Over.unavailable("the rows of a transaction could not be taken");
  }

  private Outcome transact(List<Write> writes, String token) {
    try {
      return services.store().transact(writes, token);
    } catch (StoreException refused) {
      if (refused.kind() == StoreException.Kind.INVALID) {
        throw new Fault(envelope.function(), String.valueOf(refused.getMessage()), refused);
      }
      throw refused;
    }
  }

  /** The answer of the call; null if the group may be sent again; superseded if rows changed. */
  private @Nullable Answer judge(
      Block block,
      List<HeldRow> rows,
      Map<ItemKey, StoredRow> seen,
      List<Reason> reasons,
      boolean doubt) {
    if (reasons.get(0) instanceof Reason.ConditionFailed failed) {
      return earlier(failed.found());
    }
    if (doubt) {
      Item found = services.store().get(record);
      if (found != null && found.has(call) && !isClaim(found.get(call))) {
        return earlier(found);
      }
      return new Answer.Unavailable("it is not known whether the rows were taken");
    }
    for (Reason reason : reasons) {
      if (reason instanceof Reason.Invalid invalid) {
        block.participants().giveUp();
        throw new Fault(envelope.function(), invalid.detail());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      Reason reason = reasons.get(i + 1);
      if (reason instanceof Reason.ConditionFailed failed) {
        HeldRow row = rows.get(i);
        StoredRow now = StoredRow.of(failed.found(), services.platform().clock().millis());
        StoredRow before = seen.get(row.key());
        String holder = now.lock().against(transaction.id(), row.written());
        if (holder != null) {
          block.participants().giveUp();
          attempt.access().give(block, holder);
          return new Answer.Superseded();
        }
        if (before == null
            || !now.version().equals(before.version())
            || transaction.id().equals(now.lock().exclusive())) {
          return new Answer.Superseded();
        }
        seen.put(row.key(), new StoredRow(before.row(), before.version(), now.lock()));
      }
    }
    return null;
  }

  /** What an earlier execution of the call has answered, or that there must be no answer. */
  private Answer earlier(@Nullable Item found) {
    if (found != null) {
      TransactionRecord earlier = new TransactionRecord(transaction.id(), found);
      Answer answer = earlier.answer(envelope.instance().path());
      if (answer != null) {
        services.reached(Mark.PREPARED_BEFORE);
        return answer;
      }
      if (earlier.isOver()) {
        services.reached(Mark.PREPARE_TOO_LATE);
        return new Answer.Refused("the transaction is over", "", "");
      }
    }
    services.reached(Mark.CALL_CLAIMED);
    return new Answer.Refused("another execution of the call is at work", "", "");
  }

  private List<HeldRow> rows(Block block, Map<ItemKey, StoredRow> seen) {
    List<HeldRow> rows = new ArrayList<>();
    seen.forEach(
        (key, before) -> {
          if (!key.table().lockable()) {
            throw new Fault(
                envelope.function(), key.table().name() + " cannot be held by transactions");
          }
          RowWrite write = block.strand().buffer.find(key);
          RowWrite.Known known = write instanceof RowWrite.Known row && row.changed() ? row : null;
          boolean written = known != null;
          Item after = known == null ? null : known.row();
          if (after != null) {
            check(key, after);
          }
          rows.add(HeldRow.of(key, transaction.id(), before, written, after));
        });
    return rows;
  }

  /** What the store would refuse after the decision must not come to it. */
  private void check(ItemKey key, Item after) {
    Item whole = after.with(Version.ATTRIBUTE, Value.text(transaction.id()));
    try {
      RequestRules.checkWrite(key.table(), new Write.Put(key, whole, Condition.always()));
    } catch (StoreException refused) {
      throw new Fault(envelope.function(), String.valueOf(refused.getMessage()), refused);
    }
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(Journal.PHASE, Phase.PREPARED.value()));
    changes.add(
        new Change.AssignIfAbsent(Journal.TRANSACTION, Value.text(Texts.of(transaction.encode()))));
    changes.add(new Change.Add(TransactionRecord.CHANGES, BigDecimal.ONE, BigDecimal.ZERO));
    changes.add(
        new Change.AssignIfAbsent(Journal.SHARD, services.journal().shard(transaction.id())));
    changes.add(new Change.AssignIfAbsent(Journal.DUE, Value.number(envelope.deadline())));
    return changes;
  }

  /** The transaction is not over, and nobody has answered the call. */
  private Condition open() {
    Condition prepared = Condition.equal(Journal.PHASE, Phase.PREPARED.value());
    return claim == null
        ? Condition.all(Condition.any(new Condition.ItemAbsent(), prepared), Condition.lacks(call))
        : Condition.all(prepared, Condition.equal(call, Value.text(claim)));
  }

  private static boolean isClaim(@Nullable Value value) {
    return value instanceof Value.Text text && text.text().startsWith("?");
  }

  private void pause(int failures) {
    services
        .platform()
        .clock()
        .sleep(services.settings().requests().waits().after(failures, services.platform().ids()));
  }
}
