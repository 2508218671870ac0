package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.TransactionRecord.Phase;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ends a transaction in one domain: lets go of the rows that it holds, after they have become what
 * it made of them if it is committed. Its record stays for a while and says so, or is made to, so
 * that a late call can prepare nothing any more. Doing it again does nothing.
 */
final class Finish {
  /** How often others may come before, beside what the store may refuse or leave open. */
  private static final int ROUNDS = 8;

  private final Services services;

  Finish(Services services) {
    this.services = services;
  }

  /**
   * @param commit whether it is committed
   * @return how it has ended here
   * @throws Signal.Over if the store does not say
   */
  Decision end(String id, boolean commit) {
    for (int tries = 1; tries <= services.settings().requests().most() + ROUNDS; tries++) {
      Item item = services.store().get(services.journal().transactionKey(id));
      if (item == null) {
        if (commit || writeTombstone(id)) {
          // Of a commit everybody here was told before, so long ago that its record has expired.
          return commit ? Decision.COMMITTED : Decision.ABORTED;
        }
      } else {
        TransactionRecord record = new TransactionRecord(id, item);
        if (record.isOver()) {
          services.reached(Mark.FINISHED_BEFORE);
          return record.phase() == Phase.COMMITTED ? Decision.COMMITTED : Decision.ABORTED;
        }
        if (end(record, commit)) {
          return commit ? Decision.COMMITTED : Decision.ABORTED;
        }
      }
      services.reached(Mark.FINISH_AGAIN);
      pause(tries);
    }
    throw Signal.Over.unavailable("a transaction cannot be finished");
  }

  private boolean writeTombstone(String id) {
    Write write = tombstone(id, Phase.ABORTED, new Condition.ItemAbsent());
    boolean applied = services.store().write(write) instanceof Outcome.Applied;
    if (applied) {
      services.reached(Mark.ABORTED_UNPREPARED);
    }
    return applied;
  }

  private boolean end(TransactionRecord record, boolean commit) {
    List<HeldRow> rows = new ArrayList<>(record.rows(services::table).values());
    List<Spawned> children = new ArrayList<>(commit ? children(record) : List.of());
    List<Spawned> hints = List.copyOf(children);
    Phase phase = commit ? Phase.COMMITTED : Phase.ABORTED;
    while (rows.size() + children.size() > Buffer.ACTIONS) {
      List<HeldRow> some = rows.subList(0, Math.min(rows.size(), Buffer.ACTIONS));
      int room = Buffer.ACTIONS - some.size();
      List<Spawned> others = children.subList(0, Math.min(children.size(), room));
      if (!send(record.id(), unchanged(record), some, others, commit)) {
        return false;
      }
      some.clear();
      others.clear();
    }
    Write tombstone = tombstone(record.id(), phase, same(record));
    if (!send(record.id(), tombstone, rows, children, commit)) {
      return false;
    }
    hints.forEach(this::hint);
    return true;
  }

  /** One group, with what concerns the record first; false if all has to be looked at again. */
  private boolean send(
      String id, Write first, List<HeldRow> rows, List<Spawned> children, boolean commit) {
    List<HeldRow> held = List.copyOf(rows);
    List<Spawned> fresh = List.copyOf(children);
    for (int tries = 1; tries <= services.settings().requests().most() + ROUNDS; tries++) {
      List<Write> writes = new ArrayList<>();
      writes.add(first);
      held.forEach(row -> writes.add(write(id, row, commit)));
      fresh.forEach(child -> writes.add(child.pending(services)));
      Outcome outcome = services.store().transact(writes, token(id, writes));
      if (outcome instanceof Outcome.Applied) {
        return true;
      }
      if (!(outcome instanceof Outcome.Refused refused)
          || refused.reasons().get(0) instanceof Reason.ConditionFailed) {
        return false;
      }
      int rowsEnd = held.size() + 1;
      fresh = unrecorded(fresh, refused.reasons().subList(rowsEnd, rowsEnd + fresh.size()));
      held = correct(id, held, refused.reasons());
      pause(tries);
    }
    return false;
  }

  /** The instances that an earlier group has not handed over. */
  private static List<Spawned> unrecorded(List<Spawned> children, List<Reason> reasons) {
    List<Spawned> left = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      if (!(reasons.get(i) instanceof Reason.ConditionFailed)) {
        left.add(children.get(i));
      }
    }
    return left;
  }

  /** The rows as they are now, less those that the transaction does not hold any more. */
  private List<HeldRow> correct(String id, List<HeldRow> rows, List<Reason> reasons) {
    List<HeldRow> held = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      HeldRow row = rows.get(i);
      if (!(reasons.get(i + 1) instanceof Reason.ConditionFailed failed)) {
        held.add(row);
        continue;
      }
      RowLock lock = RowLock.of(failed.found());
      if (id.equals(lock.exclusive()) || lock.shared().contains(id)) {
        services.reached(Mark.SHARED_LOCK_CHANGED);
        held.add(new HeldRow(row.key(), row.written(), row.after(), lock));
      } else {
        services.reached(Mark.ROW_FINISHED_BEFORE);
      }
    }
    return held;
  }

  private Write write(String id, HeldRow row, boolean commit) {
    // Named after the transaction, which writes a row once: the same whoever finishes it.
    return commit && row.written()
        ? row.lock().replace(row.key(), row.after(), Value.text(Digest.of("tx", id).shortHex()))
        : row.lock().release(row.key(), id);
  }

  private Write tombstone(String id, Phase phase, Condition condition) {
    Map<String, Value> tombstone = new TreeMap<>();
    tombstone.put(Journal.PHASE, phase.value());
    tombstone.put(Journal.EXPIRES, expiry());
    return new Write.Put(services.journal().transactionKey(id), Item.of(tombstone), condition);
  }

  private Write unchanged(TransactionRecord record) {
    return new Write.Check(services.journal().transactionKey(record.id()), same(record));
  }

  private static Condition same(TransactionRecord record) {
    return Condition.all(
        Condition.equal(Journal.PHASE, Phase.PREPARED.value()),
        Condition.equal(TransactionRecord.CHANGES, record.changes()));
  }

  private List<Spawned> children(TransactionRecord record) {
    List<Spawned> children = new ArrayList<>();
    for (Bytes encoded : record.spawned()) {
      Envelope envelope = Envelope.decode(encoded);
      long limit = services.settings().attempts().limit().toMillis();
      long start = envelope.deadline() - limit;
      boolean hint = start <= services.platform().clock().millis();
      children.add(new Spawned(envelope, encoded, hint ? start + limit : start, hint));
    }
    return children;
  }

  private void hint(Spawned child) {
    if (child.hint()) {
      try {
        services.invoker().send(child.envelope().function(), child.encoded());
      } catch (InvocationFailed lost) {
        services.reached(Mark.HINT_LOST); // Its record says when it is due.
      }
    }
  }

  /** The same for the same group, which does the same to whatever it finds. */
  private static String token(String id, List<Write> writes) {
    return Digest.of("finish", id, writes.toString()).shortHex();
  }

  private Value expiry() {
    long now = services.platform().clock().millis();
    return Value.number(services.settings().retention().logsEnd(now) / 1000);
  }

  private void pause(int failures) {
    services
        .platform()
        .clock()
        .sleep(services.settings().requests().waits().after(failures, services.platform().ids()));
  }
}
