package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
import io.beldi.runtime.NonDeterminism;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commits of one attempt, one after another. */
final class Commits {
  /** Room for further items of a log, if a commit of so many writes has none. */
  private static final int LOG_ITEMS = 16;

  private final Services services;
  private final Envelope envelope;
  private final boolean readOnly;
  private final OwnRecord record;
  private final Log log;
  private final Assumptions assumptions;
  private final Delivery delivery;
  private final Lock lock;
  private @Nullable Answer ended;

  Commits(
      Services services, Envelope envelope, boolean readOnly, Log log, Assumptions assumptions) {
    this.services = services;
    this.envelope = envelope;
    this.readOnly = readOnly;
    this.record = new OwnRecord(services, envelope);
    this.log = log;
    this.assumptions = assumptions;
    this.delivery = new Delivery(services, envelope);
    this.lock = services.platform().concurrency().lock();
  }

  /** Whether what is consumed can ever have to be recorded. */
  boolean leavesNoTrace() {
    return readOnly && !record.mustEnd();
  }

  /**
   * Fences older attempts and learns what they have recorded.
   *
   * @return the answer, if there is one already
   */
  @Nullable Answer seal() {
    String name = record.nextRequest();
    Delivery.Result result = delivery.send(List.of(record.seal(name)), name);
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
   * A commit point: makes durable what has been consumed and written.
   *
   * @param at the step before which it stands
   * @param effect whether an effect follows that only the owner of the stamp may cause
   */
  void point(Strand strand, Path at, boolean effect) {
    lock.lock();
    try {
      int part = skipRecorded(strand, at);
      boolean claims = effect && !record.isOwned();
      while (!strand.buffer.isEmpty() || strand.needsRecord() || claims) {
        goOn(strand, at.commit(part++));
        claims = false;
      }
      strand.forgetSeen();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Commits what a strand holds, if what one of its branches has left does not go into the same
   * group: no group may record what the branch has read before it brings what the branch writes.
   *
   * @param at where the branch joins
   */
  void makeRoom(Strand strand, Path at, Strand branch) {
    lock.lock();
    try {
      int part = skipRecorded(strand, at);
      while (!strand.buffer.isEmpty() && !strand.buffer.fitsWith(branch.buffer)) {
        goOn(strand, at.commit(part++));
      }
      if (strand.buffer.isEmpty()) {
        strand.forgetSeen();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The last commit, which carries the result; none at all if nobody could tell the difference. */
  Answer finish(Strand strand, Path at, Ending ending) {
    lock.lock();
    try {
      if (ended != null) {
        return ended;
      }
      int part = skipRecorded(strand, at);
      if (mustRecord(strand, ending)) {
        record.check(ending);
      }
      Limits.checkAnswer(envelope.function(), ending);
      while (!strand.buffer.fits()) {
        goOn(strand, at.commit(part++));
      }
      log.expectAllMet();
      if (mayRelease(strand, ending)) {
        release(ending);
        return ending.answer(false);
      }
      if (!mustRecord(strand, ending)) {
        Answer found = ending.isConflict() ? lookUp() : null;
        return found == null ? ending.answer(false) : found;
      }
      apply(strand.buffer.actions(), LogTail.Plan.NOTHING, ending, true);
      return ending.answer(true);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The commit of a transaction block: all that it wrote, if all that it read still holds.
   *
   * @param outer the strand that the block interrupts
   * @param marker says in the log that the block has committed
   * @param ending the result of the instance, if the block is the last that it does
   * @throws TransactionConflict if the block must run again
   */
  void block(Strand outer, Block block, LogEntry marker, @Nullable Ending ending) {
    lock.lock();
    try {
      Strand inner = block.strand();
      List<Action> actions = inner.buffer.actions();
      if (ending == null) {
        checkTime();
      }
      List<Write> checks = block.checks(actions);
      int room = Limits.roomBeside(marker.site(), actions.size() + checks.size());
      List<LogPart> parts = ending == null ? withBlock(outer, inner, marker) : List.of();
      LogTail.Plan plan = Limits.recordable(marker.site(), record.tail().plan(parts, room));
      Limits.checkGroup(marker.site(), actions, plan);
      String name = record.nextRequest();
      List<Write> writes = new ArrayList<>();
      writes.add(
          ending == null ? record.goOn(name, plan, outer.isOutermost()) : record.end(name, ending));
      actions.forEach(action -> writes.add(write(action, block, record.rowStamp(name))));
      writes.addAll(checks);
      writes.addAll(ending == null ? record.items(plan) : record.expiring(1, room));
      Delivery.Result result = delivery.send(writes, name);
      if (result instanceof Delivery.Result.Refused refused) {
        block.refused(actions, refused.reasons());
      }
      applied(result, plan);
      log.add(LogPart.entries(parts));
      outer.recorded();
      end(ending, room);
      hint(actions);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Before a commit after which the body goes on. The last commit is sent in any case: nothing
   * would be gained by stopping before it, and whether it counts is decided by the record.
   */
  private void checkTime() {
    long margin = services.settings().attempts().margin().toMillis();
    if (services.platform().clock().millis() + margin > envelope.deadline()) {
      services.reached(Mark.OUT_OF_TIME);
      throw Signal.Over.unavailable("the time of this attempt is over");
    }
  }

  /** What a block records beside its writes; what was seen before it goes first if it is much. */
  private List<LogPart> withBlock(Strand outer, Strand inner, LogEntry marker) {
    List<LogPart> before = LogPart.all(outer.unrecorded());
    List<LogEntry> entries = new ArrayList<>(inner.unrecorded());
    entries.add(marker);
    List<LogPart> own = LogPart.all(entries);
    if (LogPart.bytes(before) + LogPart.bytes(own) > Limits.LOG_PORTION) {
      EarlyLog.portions(before).forEach(this::recordFirst);
      return own;
    }
    return Stream.concat(before.stream(), own.stream()).toList();
  }

  /**
   * Writes down why the attempt ends without a result, for those who ask why the instance does not
   * come to an end. Nothing depends on it, so it is sent once, and only where somebody looks.
   */
  void noteTrouble(String message) {
    if (record.isKnown() && envelope.origin() != Envelope.Origin.CALL) {
      delivery.note(record.trouble(message));
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
      String name = record.nextRequest();
      applied(delivery.send(List.of(record.park(name, fault)), name), LogTail.Plan.NOTHING);
      services.reached(Mark.FAULT_PARKED);
    }
  }

  /** The answer that is recorded, if this attempt has recorded one. */
  @Nullable Answer ended() {
    return ended;
  }

  /** The answer of the instance that a caller's key names, if another attempt has made it. */
  @Nullable Answer lookUp() {
    if (envelope.origin() != Origin.KEYED_ROOT || record.isKnown()) {
      return null;
    }
    Item found = services.store().get(services.journal().key(envelope.instance()));
    return found == null || services.isExpired(new JournalRecord(found))
        ? null
        : record.lost(found);
  }

  /** Drops what an earlier attempt has committed here; returns in how many parts. */
  private int skipRecorded(Strand strand, Path at) {
    int part = 0;
    while (true) {
      LogEntry marker = log.take(at.commit(part), LogEntry.Kind.COMMIT, 0, "");
      if (marker == null) {
        return part;
      }
      int count = ((Value.Num) marker.value()).number().intValueExact();
      if (strand.needsRecord() || strand.buffer.actions().size() < count) {
        throw new NonDeterminism(
            envelope.function(),
            marker.site(),
            "non-determinism: an earlier attempt committed " + count + " writes here");
      }
      strand.buffer.drop(count);
      part++;
      services.reached(Mark.COMMIT_SKIPPED);
    }
  }

  /**
   * Whether a conflict is all that came of the instance, though it has a record: the claim of a
   * caller's key, or the seal of a callee.
   */
  private boolean mayRelease(Strand strand, Ending ending) {
    boolean asksAgain = envelope.origin() == Origin.KEYED_ROOT || envelope.origin() == Origin.CALL;
    return ending.isConflict()
        && asksAgain
        && record.isKnown()
        && strand.buffer.isEmpty()
        && log.onlyLooked(strand.unrecorded());
  }

  /** A callee has nothing to give back: only its caller asks again, and then outranks this one. */
  private void release(Ending ending) {
    if (envelope.origin() == Origin.KEYED_ROOT) {
      String name = record.nextRequest();
      List<Write> writes = new ArrayList<>();
      writes.add(record.release(name, ending));
      writes.addAll(record.expiring(1, Buffer.ACTIONS));
      applied(delivery.send(writes, name), LogTail.Plan.NOTHING);
      services.reached(Mark.RELEASED);
    }
  }

  private boolean mustRecord(Strand strand, Ending ending) {
    if (!strand.buffer.isEmpty() || record.mustEnd()) {
      return true;
    }
    return envelope.origin() == Origin.KEYED_ROOT && !readOnly && !ending.isConflict();
  }

  private void goOn(Strand strand, Path marker) {
    checkTime();
    List<Action> actions = strand.buffer.first(Buffer.ACTIONS);
    EarlyLog early = EarlyLog.of(LogPart.all(strand.unrecorded()), actions);
    early.portions().forEach(this::recordFirst);
    List<LogPart> parts = marked(early.rest(), marker, actions.size());
    LogTail.Plan plan = record.tail().plan(parts, Buffer.ACTIONS - actions.size());
    if (plan == null) {
      actions = strand.buffer.first(Buffer.ACTIONS - LOG_ITEMS);
      parts = marked(early.rest(), marker, actions.size());
      plan = Limits.recordable(envelope.function(), record.tail().plan(parts, LOG_ITEMS));
    }
    Limits.checkGroup(envelope.function(), actions, plan);
    apply(actions, plan, null, strand.isOutermost());
    log.add(LogPart.entries(parts));
    strand.recorded();
    strand.buffer.drop(actions.size());
  }

  private static List<LogPart> marked(List<LogPart> parts, Path marker, int actions) {
    List<LogPart> all = new ArrayList<>(parts);
    if (actions > 0) {
      Value count = Value.number(actions);
      all.add(LogPart.of(new LogEntry(marker, LogEntry.Kind.COMMIT, 0, "", count)));
    }
    return all;
  }

  /** Records something before the commit that it was consumed for. */
  private void recordFirst(List<LogPart> portion) {
    services.reached(Mark.LOG_FIRST);
    apply(
        List.of(),
        Limits.recordable(envelope.function(), record.tail().plan(portion, LOG_ITEMS)),
        null,
        false);
    log.add(LogPart.entries(portion));
  }

  /** Sends a commit outside of transactions, less the rows that turn out to be there already. */
  private void apply(
      List<Action> actions, LogTail.Plan plan, @Nullable Ending ending, boolean all) {
    List<Action> rest = new ArrayList<>(actions);
    while (true) {
      String name = record.nextRequest();
      List<Write> writes = new ArrayList<>();
      writes.add(ending == null ? record.goOn(name, plan, all) : record.end(name, ending));
      rest.forEach(action -> writes.add(write(action, null, record.rowStamp(name))));
      int room = Buffer.ACTIONS - rest.size();
      writes.addAll(ending == null ? record.items(plan) : record.expiring(1, room));
      Delivery.Result result = delivery.send(writes, name);
      if (result instanceof Delivery.Result.Refused refused) {
        rest = withoutExisting(rest, refused.reasons());
        services.reached(Mark.ROW_THERE_ALREADY);
        continue;
      }
      applied(result, plan);
      end(ending, room);
      hint(rest);
      return;
    }
  }

  /**
   * @throws Signal.Again if something else than the absence of a row was assumed and is not so
   */
  private List<Action> withoutExisting(List<Action> actions, List<Reason> reasons) {
    List<Action> rest = new ArrayList<>();
    boolean conflict = true;
    List<Path> wrong = new ArrayList<>();
    boolean again = false;
    for (int i = 0; i < actions.size(); i++) {
      boolean failed = reasons.get(i + 1) instanceof Reason.ConditionFailed;
      conflict &= !failed;
      boolean kept =
          failed
              && actions.get(i) instanceof Action.OfRow row
              && row.write() instanceof RowWrite.IfAbsent;
      if (!kept) {
        rest.add(actions.get(i));
      }
      again |= failed && !kept;
      if (failed && !kept && actions.get(i) instanceof Action.OfRow row) {
        wrong.addAll(row.write().assumed());
      }
    }
    if (conflict) {
      throw Signal.Over.unavailable("the store is busy");
    }
    if (again) {
      assumptions.distrust(wrong);
      services.reached(Mark.STRETCH_AGAIN);
      throw new Signal.Again();
    }
    return rest;
  }

  private Write write(Action action, @Nullable Block block, Value stamp) {
    if (action instanceof Action.OfRow row) {
      Condition unchanged = block == null ? Condition.always() : block.unchanged(row.key());
      return row.write().write(row.key(), unchanged, stamp);
    }
    return ((Action.OfSpawn) action).child().pending(services);
  }

  private void applied(Delivery.Result result, LogTail.Plan plan) {
    if (result instanceof Delivery.Result.Lost lost) {
      throw new Signal.Over(record.lost(lost.found()));
    }
    if (result instanceof Delivery.Result.Refused) {
      throw Signal.Over.unavailable("the store is busy");
    }
    record.committed(plan);
  }

  /**
   * The instance has ended, if there is an ending.
   *
   * @param room how many further items of the log the last commit could let expire
   */
  private void end(@Nullable Ending ending, int room) {
    if (ending == null) {
      return;
    }
    ended = ending.answer(true);
    List<Write> rest = record.expiring(room + 1, Integer.MAX_VALUE);
    for (int from = 0; from < rest.size(); from += Buffer.ACTIONS) {
      List<Write> some = rest.subList(from, Math.min(from + Buffer.ACTIONS, rest.size()));
      if (!expire(some)) {
        services.reached(Mark.LOG_LEFT); // They go with the record.
      }
    }
  }

  private boolean expire(List<Write> some) {
    try {
      return services.store().transact(some, record.nextRequest()) instanceof Outcome.Applied;
    } catch (StoreException trouble) {
      return false;
    }
  }

  /** Tells spawned instances that they may start. Those that do not hear it are found when due. */
  private void hint(List<Action> actions) {
    for (Action action : actions) {
      if (action instanceof Action.OfSpawn spawn && spawn.child().hint()) {
        Spawned child = spawn.child();
        try {
          services.invoker().send(child.envelope().function(), child.encoded());
        } catch (InvocationFailed lost) {
          services.reached(Mark.HINT_LOST); // Its record says when it is due.
        }
      }
    }
  }
}
