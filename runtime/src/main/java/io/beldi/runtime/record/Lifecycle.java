package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt does with the record of its instance beside the commits of its body. */
final class Lifecycle {
  private final Services services;
  private final Envelope envelope;
  private final boolean readOnly;
  private final Log log;
  private final Groups groups;
  private final OwnRecord record;

  Lifecycle(Services services, Envelope envelope, boolean readOnly, Log log, Groups groups) {
    this.services = services;
    this.envelope = envelope;
    this.readOnly = readOnly;
    this.log = log;
    this.groups = groups;
    this.record = groups.record();
  }

  /**
   * Fences older attempts and learns what they have recorded.
   *
   * @return the answer, if there is one already
   */
  @Nullable Answer seal() {
    String name = groups.nextName();
    Delivery.Result result = groups.send(List.of(groups.writes().seal(name)), name);
    if (result instanceof Delivery.Result.Applied applied && applied.found() != null) {
      JournalRecord found = new JournalRecord(applied.found());
      boolean parked = found.status() == Status.PARKED;
      // A key that was given back has told its client that nothing was done: only a new claim may.
      if (found.ended()
          || found.status() == Status.RELEASED
          || (parked && envelope.origin() != Envelope.Origin.CALL)) {
        services.reached(Mark.SEAL_FOUND_END);
        return record.result(found);
      }
      // A callee is attempted again only if its caller is, which was parked with it and resumed.
      services.reached(parked ? Mark.CALLEE_RESUMED : Mark.SEALED);
      record.sealed(found);
      load(found);
      return null;
    }
    if (result instanceof Delivery.Result.Lost lost) {
      services.reached(Mark.SEAL_OUTRANKED);
      return record.lost(lost.found());
    }
    throw Signal.Over.unavailable("the record could not be sealed");
  }

  /** Takes over all that is recorded, with one more read if not all of it is in the record. */
  private void load(JournalRecord found) {
    if (found.logItems() > 0) {
      services.reached(Mark.LOG_READ);
      List<ItemKey> keys = services.journal().logKeys(envelope.instance(), found.logItems());
      for (Item item : services.store().getAll(keys)) {
        if (item == null) {
          services.reached(Mark.LOG_GONE);
          throw new Signal.Over(new Answer.Superseded());
        }
        log.load(JournalRecord.entries(item));
      }
    }
    log.load(found.log());
  }

  /**
   * Writes down why the attempt ends without a result, for those who ask why the instance does not
   * come to an end. Nothing depends on it, so it is sent once, and only where somebody looks.
   */
  void noteTrouble(String message) {
    if (record.isKnown() && envelope.origin() != Envelope.Origin.CALL) {
      groups.note(groups.writes().trouble(message));
    }
  }

  /**
   * Stops the instance, if it has a record that somebody would attempt again, or a key: whoever
   * repeats the request is told of the same fault.
   *
   * @throws Signal.Over if the answer of another attempt counts
   */
  void park(Fault fault) {
    if (record.mustEnd() || (envelope.origin() == Origin.KEYED_ROOT && !readOnly)) {
      String name = groups.nextName();
      groups.applied(
          groups.send(List.of(groups.writes().park(name, fault)), name), LogTail.Plan.NOTHING);
      services.reached(Mark.FAULT_PARKED);
    }
  }

  /** A callee has nothing to give back: only its caller asks again, and then outranks this one. */
  void release(Ending ending) {
    if (envelope.origin() == Origin.KEYED_ROOT) {
      String name = groups.nextName();
      List<Write> writes = new ArrayList<>();
      writes.add(groups.writes().release(name, ending));
      writes.addAll(groups.writes().expiring(1, Buffer.ACTIONS));
      groups.applied(groups.send(writes, name), LogTail.Plan.NOTHING);
      services.reached(Mark.RELEASED);
    }
  }

  /** The answer of the instance that a caller's key names, if another attempt has made it. */
  @Nullable Answer lookUp() {
    if (envelope.origin() != Origin.KEYED_ROOT || record.isKnown()) {
      return null;
    }
    Item found = services.store().get(services.journal().key(envelope.instance()));
    // Where there is no record yet, it may be known already that a transaction of it is aborted.
    return found == null || !Journal.isRecord(found) || services.isExpired(new JournalRecord(found))
        ? null
        : record.lost(found);
  }
}
