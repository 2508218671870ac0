package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The writes of an instance's own record. The record is created by the first that needs it; every
 * commit compares and sets the number of commits.
 */
final class RecordWrites {
  private static final Value ZERO = Value.number(0);

  private final Services services;
  private final Envelope envelope;
  private final OwnRecord record;

  RecordWrites(Services services, Envelope envelope, OwnRecord record) {
    this.services = services;
    this.envelope = envelope;
    this.record = record;
  }

  /**
   * The record's part of a commit after which the instance goes on.
   *
   * @param all whether it brings all that the instance has consumed, and not just one branch's, or
   *     the first part of it
   * @throws Fault if the record would be too large
   */
  Write goOn(String request, LogTail.Plan plan, boolean all) {
    List<Change> changes = common(request);
    changes.add(new Change.Assign(Journal.STATUS, Status.RUNNING.value()));
    changes.addAll(plan.changes());
    if (!record.isKnown()) {
      becomeDue(changes);
    }
    if (envelope.origin() != Origin.CALL) {
      // Progress: whoever looks after the instance begins to count again.
      changes.add(new Change.Assign(Journal.ATTEMPTS, ZERO));
      changes.add(
          all || !record.isKnown()
              ? new Change.Assign(Journal.SINCE, now())
              : new Change.AssignIfAbsent(Journal.SINCE, now()));
    }
    return write(changes);
  }

  /**
   * The further items of the log that go with it. They need no condition: the record's decides for
   * the whole group.
   */
  List<Write> items(LogTail.Plan plan) {
    List<Write> writes = new ArrayList<>();
    for (Value entries : plan.moved()) {
      Map<String, Value> item = new TreeMap<>();
      item.put(Journal.LOG, entries);
      if (envelope.origin() == Origin.CALL) {
        item.put(Journal.EXPIRES, expiry());
      }
      int number = record.tail().items() + writes.size() + 1;
      ItemKey key = services.journal().logKey(envelope.instance(), number);
      writes.add(new Write.Put(key, Item.of(item), Condition.always()));
    }
    return writes;
  }

  /**
   * Lets further items of the log expire, now that nobody needs them any more.
   *
   * @param first the number of the first
   * @param most how many at most
   */
  List<Write> expiring(int first, int most) {
    Duration kept = services.settings().retention().logs();
    Value end = Value.number(Math.addExact(millis(), kept.toMillis()) / 1000);
    return IntStream.rangeClosed(first, record.tail().items())
        .limit(most)
        .<Write>mapToObj(
            number ->
                new Write.Update(
                    services.journal().logKey(envelope.instance(), number),
                    List.of(new Change.Assign(Journal.EXPIRES, end)),
                    Condition.always()))
        .toList();
  }

  /**
   * The record's part of the last commit.
   *
   * @throws Fault if the record would be too large
   */
  Write end(String request, Ending ending) {
    check(ending);
    List<Change> changes = common(request);
    changes.add(new Change.Assign(Journal.STATUS, ending.status().value()));
    changes.add(new Change.Assign(Journal.OUTPUT, text(ending)));
    if (!ending.code().isEmpty()) {
      changes.add(new Change.Assign(Journal.ERROR, Value.text(ending.code())));
    }
    forgetTrouble(changes, ending.code().isEmpty());
    if (!record.isKnown() && envelope.origin() == Origin.KEYED_ROOT) {
      changes.add(new Change.Assign(Journal.INPUT_HASH, record.inputHash()));
    }
    changes.add(new Change.Assign(Journal.EXPIRES, expiry()));
    notDue(changes);
    return write(changes);
  }

  /**
   * Gives the instance back: whoever repeats the request with its key may drive it again. It has
   * only looked at things, so the next attempt may look afresh.
   */
  Write release(String request, Ending ending) {
    List<Change> changes = common(request);
    changes.add(new Change.Assign(Journal.STATUS, Status.RELEASED.value()));
    changes.add(new Change.Assign(Journal.ERROR, Value.text(ending.code())));
    forgetTrouble(changes, false);
    changes.add(new Change.Assign(Journal.EXPIRES, expiry()));
    changes.add(new Change.Remove(Journal.LOG));
    changes.add(new Change.Remove(Journal.LOG_ITEMS));
    notDue(changes);
    return write(changes);
  }

  /**
   * Stops the instance after a fault. The record is due at once, for a collector to tell of it; a
   * callee has a caller, which is stopped by the same fault.
   */
  Write park(String request, Fault fault) {
    List<Change> changes = common(request);
    changes.add(new Change.Assign(Journal.STATUS, Status.PARKED.value()));
    changes.add(new Change.Assign(Journal.ERROR, Value.text(message(fault))));
    if (!fault.site().isEmpty()) {
      String site = Texts.storable(fault.site(), Limits.MESSAGE);
      changes.add(new Change.Assign(Journal.SITE, Value.text(site)));
    }
    if (!record.isKnown() && envelope.origin() == Origin.KEYED_ROOT) {
      keepInput(changes);
    }
    if (envelope.origin() != Origin.CALL) {
      Value shard = services.journal().shard(envelope.instance());
      long landed = envelope.deadline() + services.settings().waits().landing().toMillis();
      changes.removeIf(change -> change.attribute().equals(Journal.STAMP));
      changes.add(new Change.Assign(Journal.STAMP, envelope.stamp().next().value()));
      changes.add(new Change.Assign(Journal.PARKED, shard));
      changes.add(new Change.Assign(Journal.PARKED_AT, now()));
      changes.add(new Change.Assign(Journal.QUIET, Value.number(landed)));
      changes.add(new Change.Assign(Journal.SHARD, shard));
      changes.add(new Change.Assign(Journal.DUE, now()));
    }
    return write(changes);
  }

  /**
   * Fences every older attempt. Only a callee's seal creates the record where there is none: a root
   * or spawned instance that is attempted again has one, or has been collected.
   */
  Write seal(String request) {
    Value stamp = envelope.stamp().value();
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(Journal.STAMP, stamp));
    changes.add(new Change.AssignIfAbsent(Journal.COMMITS, ZERO));
    changes.add(new Change.Assign(Journal.COMMITTER, Value.text(request)));
    changes.add(new Change.AssignIfAbsent(Journal.FUNCTION, Value.text(envelope.function())));
    changes.add(new Change.AssignIfAbsent(Journal.VERSION, Value.text(envelope.version())));
    Condition older = Condition.less(Journal.STAMP, stamp);
    checkBirth();
    if (envelope.origin() == Origin.CALL) {
      changes.add(new Change.AssignIfAbsent(Journal.EXPIRES, expiry()));
      older = Condition.any(Condition.lacks(Journal.STAMP), older);
    }
    return new Write.Update(services.journal().key(envelope.instance()), changes, older);
  }

  /** Says why an attempt ends without a result, of an instance that goes on. */
  Write trouble(String message) {
    Condition open =
        Condition.all(
            Condition.equal(Journal.STAMP, envelope.stamp().value()), Condition.has(Journal.DUE));
    Value text = Value.text(Texts.storable(message, Limits.MESSAGE));
    return new Write.Update(
        services.journal().key(envelope.instance()),
        List.of(new Change.Assign(Journal.ERROR, text)),
        open);
  }

  /**
   * @throws Fault if the record could not hold the result
   */
  void check(Ending ending) {
    String what = "the result, with input and log,";
    boolean holdsEnvelope =
        envelope.origin() == Origin.SPAWN || (record.isKnown() && envelope.origin() != Origin.CALL);
    long others = record.tail().bytes() + ending.json().size();
    if (!holdsEnvelope) {
      Limits.check(envelope.function(), what, others, Limits.RECORD);
    } else if (others + 2L * envelope.input().size() > Limits.RECORD / 2) {
      Limits.check(envelope.function(), what, others + envelope.encode().size(), Limits.RECORD);
    }
  }

  private List<Change> common(String request) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(Journal.COMMITS, Value.number(record.commits() + 1L)));
    changes.add(new Change.Assign(Journal.COMMITTER, Value.text(request)));
    if (!record.isKnown()) {
      changes.add(new Change.Assign(Journal.STAMP, envelope.stamp().value()));
      changes.add(new Change.Assign(Journal.FUNCTION, Value.text(envelope.function())));
      changes.add(new Change.Assign(Journal.VERSION, Value.text(envelope.version())));
    }
    return changes;
  }

  /** So that a key's faulty instance can be resumed; if not, it goes by itself. */
  private void keepInput(List<Change> changes) {
    Bytes encoded = envelope.encode();
    changes.add(new Change.Assign(Journal.INPUT_HASH, record.inputHash()));
    changes.add(
        encoded.size() <= Limits.EVENT
            ? new Change.Assign(Journal.ENVELOPE, Value.text(Texts.of(encoded)))
            : new Change.Assign(Journal.EXPIRES, expiry()));
  }

  /**
   * A root that goes on needs somebody who looks after it; a callee has its caller.
   *
   * @throws Fault if nobody could be sent the input again
   */
  private void becomeDue(List<Change> changes) {
    if (envelope.origin() == Origin.CALL) {
      changes.add(new Change.Assign(Journal.EXPIRES, expiry()));
    } else if (envelope.origin() != Origin.SPAWN) {
      Bytes encoded = envelope.encode();
      Limits.check(envelope.function(), "the input", encoded.size(), Limits.EVENT);
      changes.add(new Change.Assign(Journal.ENVELOPE, Value.text(Texts.of(encoded))));
      changes.add(new Change.Assign(Journal.INPUT_HASH, record.inputHash()));
      changes.add(new Change.Assign(Journal.SHARD, services.journal().shard(envelope.instance())));
      changes.add(new Change.Assign(Journal.DUE, Value.number(envelope.deadline())));
      // Set, where a participant has asked for the end of a transaction before there was a record.
      changes.add(new Change.Remove(Journal.EXPIRES));
    }
  }

  /** What only an instance that goes on needs. */
  private void forgetTrouble(List<Change> changes, boolean well) {
    if (record.isKnown() || envelope.origin() == Origin.SPAWN) {
      changes.add(new Change.Remove(Journal.SINCE));
      changes.add(new Change.Remove(Journal.SITE));
      if (well) {
        changes.add(new Change.Remove(Journal.ERROR));
      }
    }
  }

  private static void notDue(List<Change> changes) {
    changes.add(new Change.Remove(Journal.DUE));
    changes.add(new Change.Remove(Journal.SHARD));
  }

  private Write write(List<Change> changes) {
    checkBirth();
    return new Write.Update(services.journal().key(envelope.instance()), changes, unchanged());
  }

  private Condition unchanged() {
    if (record.isKnown()) {
      return Condition.all(
          Condition.equal(Journal.STAMP, envelope.stamp().value()),
          Condition.equal(Journal.COMMITS, Value.number(record.commits())));
    }
    if (envelope.origin() == Origin.SPAWN) {
      return Condition.all(
          Condition.equal(Journal.STAMP, Stamp.NONE.value()),
          Condition.equal(Journal.STATUS, Status.PENDING.value()));
    }
    return Condition.all(Condition.lacks(Journal.STAMP), Condition.lacks(Journal.COMMITS));
  }

  /**
   * Who wakes so late must write nothing: the record may have been collected, and even another one
   * be in its place, if a caller has used its key anew.
   *
   * @throws Signal.Over if the attempt that drives this one is that old
   */
  private void checkBirth() {
    long age = millis() - envelope.born();
    if (age > services.settings().retention().records().toMillis() / 2) {
      services.reached(Mark.BORN_TOO_EARLY);
      throw Signal.Over.unavailable("the attempt is too old to write anything");
    }
  }

  private Value now() {
    return Value.number(millis());
  }

  private Value expiry() {
    return Value.number(services.settings().retention().end(millis()));
  }

  private static Value text(Ending ending) {
    return Value.text(Texts.of(ending.json()));
  }

  private static String message(Fault fault) {
    String message = fault.getMessage();
    return Texts.storable(
        message == null ? fault.getClass().getSimpleName() : message, Limits.MESSAGE);
  }

  private long millis() {
    return services.platform().clock().millis();
  }
}
