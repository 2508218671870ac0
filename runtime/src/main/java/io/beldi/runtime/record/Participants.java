package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The other domains that take part in one attempt of a block. Each holds its rows from its answer
 * on, until it is told how the transaction has ended: a commit tells it through a message of its
 * own, everything else tells it here, as well as it can.
 */
final class Participants {
  private final Attempt attempt;
  private final Services services;
  private final Path block;
  private final int number;
  private final Runnable beforeFirst;
  private final Lock lock;
  private final ConcurrentSkipListMap<String, String> called = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, String> prepared = new ConcurrentSkipListMap<>();
  private volatile boolean wrote;
  private volatile boolean kept;
  private boolean begun;
  private volatile Answer.@Nullable Refused refusal;
  private volatile @Nullable TransactionContext context;

  /**
   * @param block the path of the block, whatever the attempt
   * @param number of the attempt of the block
   * @param inherited the transaction that the body is called in; null where it begins one
   * @param beforeFirst done before the first call
   */
  Participants(
      Attempt attempt,
      Path block,
      int number,
      @Nullable TransactionContext inherited,
      Runnable beforeFirst) {
    this.attempt = attempt;
    this.services = attempt.services();
    this.block = block;
    this.number = number;
    this.beforeFirst = beforeFirst;
    this.lock = services.platform().concurrency().lock();
    this.context = inherited == null ? null : inherited.within(services.domain());
  }

  /** Whether any other domain was asked to take part. */
  boolean areAny() {
    return !called.isEmpty();
  }

  /** Whether any of them has something to write. */
  boolean wrote() {
    return wrote;
  }

  /** By domain a function of each that has prepared. */
  SortedMap<String, String> prepared() {
    return new TreeMap<>(prepared);
  }

  /** Why one of them could not take part; null if none of them said so. */
  Answer.@Nullable Refused refusal() {
    return refusal;
  }

  /** The id of the transaction; empty while it has not begun. */
  String id() {
    TransactionContext known = context;
    return known == null ? "" : known.id();
  }

  /** The transaction, if rows are held for it, or will be when the body has ended. */
  @Nullable TransactionContext held() {
    return context;
  }

  /** Says why this attempt of the block cannot go on. */
  void refuse(Answer.Refused why) {
    refusal = why;
  }

  /** The transaction, which begins with the first call if the body is not called in one. */
  private TransactionContext context() {
    lock.lock();
    try {
      TransactionContext known = context == null ? begin() : context;
      context = known;
      if (!begun) {
        beforeFirst.run();
        begun = true;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private TransactionContext begin() {
    Envelope own = attempt.envelope();
    String stamp = own.stamp().bytes().toBase64();
    String name = own.instance().toString();
    return new TransactionContext(
        Digest.of(name, stamp, block.text(), Integer.toString(number), attempt.nextName())
            .shortHex(),
        own.instance(),
        own.childPath(block),
        own.stamp(),
        own.function(),
        own.started(),
        List.of(services.domain()));
  }

  /**
   * Has a function of another domain take part.
   *
   * @throws TransactionConflict if it cannot, in this attempt of the block
   */
  <I, O> O call(Strand strand, Step step, Path at, Signature<I, O> callee, I input)
      throws CallFailed {
    Bytes json = Json.write(callee.input(), input);
    long fingerprint = Fingerprint.of(callee.name(), json);
    LogEntry logged = attempt.log().take(at, Kind.CALL, fingerprint, step.site());
    if (logged != null) {
      String text = ((Value.Text) logged.value()).text();
      return outcome(step, callee, Answer.decode(Bytes.utf8(text)));
    }
    Answer answer = ask(step, at, callee, json);
    if (answer instanceof Answer.Prepared held) {
      prepared.putAll(held.participants());
      wrote |= held.wrote();
      if (!attempt.commits().leavesNoTrace()) {
        Value value = Value.text(Texts.of(answer.encode()));
        strand.note(new LogEntry(at, Kind.CALL, fingerprint, step.site(), value), true);
      }
    }
    return outcome(step, callee, answer);
  }

  private Answer ask(Step step, Path at, Signature<?, ?> callee, Bytes json) {
    TransactionContext transaction = context();
    if (transaction.open().contains(callee.domain())) {
      throw new Fault(
          step.site(),
          callee.name() + " is called by a transaction that its own service has begun");
    }
    called.putIfAbsent(callee.domain(), callee.name());
    String trouble = "";
    for (int tries = 1; tries <= services.settings().attempts().calls(); tries++) {
      attempt.checkTime(2);
      Bytes envelope = envelope(at, callee, json, transaction).encode();
      Limits.check(step.site(), "what is sent to " + callee.name(), envelope.size(), Limits.CALL);
      try {
        Answer answer = Answer.decode(services.invoker().call(callee.name(), envelope));
        if (!(answer instanceof Answer.Unavailable unavailable)) {
          return answer;
        }
        trouble = unavailable.message();
      } catch (InvocationFailed lost) {
        trouble = String.valueOf(lost.getMessage());
      }
      services.reached(Mark.PARTICIPANT_AGAIN);
      attempt.backOff(tries);
    }
    services.reached(Mark.PARTICIPANT_GIVEN_UP);
    throw Signal.Over.unavailable(callee.name() + " does not answer: " + trouble);
  }

  private Envelope envelope(
      Path at, Signature<?, ?> callee, Bytes json, TransactionContext transaction) {
    Envelope own = attempt.envelope();
    Stamp stamp = own.stamp().call(attempt.nextTry(at));
    long margin = services.settings().attempts().margin().toMillis();
    return new Envelope(
        new InstanceId(own.instance().root(), own.childPath(at)),
        own.instance().toString(),
        stamp,
        false,
        Envelope.Origin.CALL,
        own.started(),
        own.born(),
        own.deadline() - margin,
        callee.name(),
        own.version(),
        json,
        Envelope.Task.BODY,
        transaction);
  }

  private <O> O outcome(Step step, Signature<?, O> callee, Answer answer) throws CallFailed {
    if (answer instanceof Answer.Prepared held) {
      if (held.code().isEmpty()) {
        return Json.read(callee.output(), held.json());
      }
      throw new CallFailed(
          DeclaredErrors.read(step.site(), callee.errors(), held.code(), held.json()));
    }
    if (answer instanceof Answer.Refused refused) {
      refusal = refused;
      throw new TransactionConflict(refused.reason());
    }
    if (answer instanceof Answer.Faulted faulted) {
      throw new Fault(faulted.site(), faulted.message());
    }
    if (answer instanceof Answer.Malformed malformed) {
      throw new Fault(step.site(), malformed.pointer() + " " + malformed.message());
    }
    throw new Signal.Over(answer);
  }

  /** What tells all of them of the commit: an instance that the very commit hands over. */
  Spawned message() {
    Envelope own = attempt.envelope();
    TransactionContext transaction = context();
    FinishMessage message = new FinishMessage(transaction.id(), prepared());
    long now = services.platform().clock().millis();
    long end = now + services.settings().attempts().limit().toMillis();
    Envelope envelope =
        new Envelope(
            transaction.message(),
            own.instance().toString(),
            Stamp.FIRST,
            false,
            Envelope.Origin.SPAWN,
            own.started(),
            own.born(),
            end,
            own.function(),
            own.version(),
            message.encode(),
            Envelope.Task.FINISH,
            null);
    return new Spawned(envelope, envelope.encode(), end, true);
  }

  /** Whether nobody has had them let go: what they have answered is still so. */
  boolean hold() {
    TransactionContext known = context;
    return known == null || new Decisions(services).peek(known) != Decision.ABORTED;
  }

  /** From now on nobody may be told of an abort, unless the commit is known to have failed. */
  void keep() {
    kept = true;
  }

  /** The commit has failed for certain. */
  void giveUp() {
    kept = false;
  }

  /**
   * Tells all that were ever asked, whether they have answered or not, that the attempt is aborted.
   * Whoever does not hear of it asks when it is due.
   */
  void abort() {
    TransactionContext known = context;
    if (kept || called.isEmpty() || known == null) {
      return;
    }
    kept = true;
    TreeMap<String, String> all = new TreeMap<>(called);
    prepared.forEach(all::putIfAbsent);
    String id = known.id();
    List<Runnable> tasks = new ArrayList<>();
    all.values().forEach(function -> tasks.add(() -> abort(id, function)));
    services.platform().concurrency().runAll(tasks, 0);
  }

  private void abort(String id, String function) {
    Control abort = new Control(Control.Kind.ABORT, function, id, Bytes.utf8(""));
    try {
      Answer answer = Answer.decode(services.invoker().call(function, abort.encode()));
      if (!(answer instanceof Answer.Told)) {
        services.reached(Mark.ABORT_LOST);
      }
    } catch (InvocationFailed lost) {
      services.reached(Mark.ABORT_LOST); // Its record says when it is due.
    }
  }
}
