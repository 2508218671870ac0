package io.beldi.runtime.record;

import io.beldi.runtime.NonDeterminism;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Outcome.Reason;
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
  private final Log log;
  private final Groups groups;
  private final OwnRecord record;
  private final Lifecycle lifecycle;
  private final Lock lock;

  Commits(
      Services services,
      Envelope envelope,
      boolean readOnly,
      Log log,
      Groups groups,
      Lifecycle lifecycle) {
    this.services = services;
    this.envelope = envelope;
    this.readOnly = readOnly;
    this.log = log;
    this.groups = groups;
    this.record = groups.record();
    this.lifecycle = lifecycle;
    this.lock = services.platform().concurrency().lock();
  }

  /** Whether what is consumed can ever have to be recorded. */
  boolean leavesNoTrace() {
    return readOnly && !record.mustEnd();
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
      Answer ended = groups.ended();
      if (ended != null) {
        return ended;
      }
      int part = skipRecorded(strand, at);
      if (mustRecord(strand, ending)) {
        groups.writes().check(ending);
      }
      Limits.checkAnswer(envelope.function(), ending);
      while (!strand.buffer.fits()) {
        goOn(strand, at.commit(part++));
      }
      log.expectAllMet();
      if (mayRelease(strand, ending)) {
        if (envelope.origin() == Origin.SPAWN) {
          services.reached(Mark.RELEASED);
          throw Signal.Over.unavailable("others kept changing what a transaction had read");
        }
        lifecycle.release(ending);
        return ending.answer(false);
      }
      if (!mustRecord(strand, ending)) {
        Answer found = ending.isConflict() ? lifecycle.lookUp() : null;
        return found == null ? ending.answer(false) : found;
      }
      groups.apply(strand.buffer.actions(), LogTail.Plan.NOTHING, ending, true);
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
      Participants participants = block.participants();
      if (participants.areAny()) {
        inner.buffer.spawn(participants.message());
      }
      List<Action> actions = inner.buffer.actions();
      if (ending == null) {
        checkTime();
      }
      List<Write> checks = block.checks(actions);
      int room = Limits.roomBeside(marker.site(), actions.size() + checks.size());
      List<LogPart> parts = ending == null ? withBlock(outer, inner, marker) : List.of();
      LogTail.Plan plan = Limits.recordable(marker.site(), record.tail().plan(parts, room));
      Limits.checkGroup(marker.site(), actions, plan);
      Delivery.Result result;
      do {
        String name = groups.nextName();
        List<Write> writes = new ArrayList<>();
        Write own =
            ending == null
                ? groups.writes().goOn(name, plan, outer.isOutermost())
                : groups.writes().end(name, ending);
        writes.add(participants.areAny() ? Decisions.commit(own, participants.id()) : own);
        actions.forEach(action -> writes.add(groups.write(action, block, record.rowStamp(name))));
        writes.addAll(checks);
        writes.addAll(
            ending == null ? groups.writes().items(plan) : groups.writes().expiring(1, room));
        result = decide(participants, writes, name);
      } while (result instanceof Delivery.Result.Refused refused
          && again(block, actions, checks, refused.reasons()));
      groups.applied(result, plan);
      log.add(LogPart.entries(parts));
      outer.recorded();
      groups.end(ending, room);
      groups.hint(actions);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Before a block runs again because those who take part let go.
   *
   * @throws Signal.Over if that is so because the answer of another attempt counts
   */
  void expectOpen() {
    Answer other = lifecycle.lookUp();
    if (other != null) {
      throw new Signal.Over(other);
    }
  }

  /** Sends the commit of a block; while it is not known to have failed, nobody may abort it. */
  private Delivery.Result decide(Participants participants, List<Write> writes, String name) {
    participants.keep();
    Delivery.Result result = groups.send(writes, name);
    if (!(result instanceof Delivery.Result.Applied)) {
      participants.giveUp();
    }
    if (result instanceof Delivery.Result.Lost lost
        && participants.areAny()
        && Decisions.isAborted(lost.found(), participants.id())) {
      services.reached(Mark.TRANSACTION_DEAD);
      throw new TransactionConflict("a participant has asked too early how this ends");
    }
    return result;
  }

  /**
   * Whether a refused commit may be sent again.
   *
   * @throws TransactionConflict if the block must run again
   */
  private boolean again(
      Block block, List<Action> actions, List<Write> checks, List<Reason> reasons) {
    if (!block.waitsForHolders(actions, checks, reasons)) {
      block.refused(actions, reasons);
    }
    services.reached(Mark.LOCK_MET);
    return true;
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
   * caller's key, the seal of a callee, or work that was handed over. That has nobody who would ask
   * again, so it stays due, and is attempted again like after a crash.
   */
  private boolean mayRelease(Strand strand, Ending ending) {
    return ending.isConflict()
        && envelope.origin() != Origin.ROOT
        && record.mustEnd()
        && strand.buffer.isEmpty()
        && log.onlyLooked(strand.unrecorded());
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
    groups.apply(actions, plan, null, strand.isOutermost());
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
    groups.apply(
        List.of(),
        Limits.recordable(envelope.function(), record.tail().plan(portion, LOG_ITEMS)),
        null,
        false);
    log.add(LogPart.entries(portion));
  }
}
