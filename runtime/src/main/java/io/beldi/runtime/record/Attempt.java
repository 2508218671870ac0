package io.beldi.runtime.record;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an instance: runs the body, again where an assumption turned out wrong, and ends
 * with an answer whatever happens.
 */
final class Attempt {
  /** The block of a transactional function that is called outside of transactions. */
  private static final Step OWN_BLOCK = Step.of(0, "the function's own transaction");

  private static final int OWN_RETRIES = 10;

  private static final int STRETCHES = 100;

  private final Services services;
  private final Envelope envelope;
  private final DurableFunction<?, ?> function;
  private final Log log;
  private final Assumptions assumptions = new Assumptions();
  private final Groups groups;
  private final Lifecycle lifecycle;
  private final RowAccess access;
  private final Commits commits;
  private final ConcurrentSkipListMap<String, Answer> known = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Block> open = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Integer> tries = new ConcurrentSkipListMap<>();

  Attempt(Services services, Envelope envelope, DurableFunction<?, ?> function) {
    this.services = services;
    this.envelope = envelope;
    this.function = function;
    this.log = new Log(services.platform().probe());
    boolean readOnly = function.signature().kind() == Signature.Kind.READ_ONLY;
    this.groups = new Groups(services, envelope, assumptions);
    this.lifecycle = new Lifecycle(services, envelope, readOnly, log, groups);
    this.access = new RowAccess(this);
    this.commits = new Commits(services, envelope, readOnly, log, groups, lifecycle);
  }

  Answer run() {
    try {
      return answer();
    } catch (Signal.Over over) {
      if (over.answer() instanceof Answer.Unavailable unavailable) {
        lifecycle.noteTrouble(unavailable.message());
      }
      return over.answer();
    } catch (StoreException trouble) {
      String message = String.valueOf(trouble.getMessage());
      lifecycle.noteTrouble(message);
      return new Answer.Unavailable(message);
    }
  }

  private Answer answer() {
    try {
      Answer earlier = envelope.sealed() ? lifecycle.seal() : null;
      return earlier == null ? stretches(function) : earlier;
    } catch (MalformedInput malformed) {
      return new Answer.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    } catch (Fault fault) {
      Answer ended = groups.ended();
      if (ended != null) {
        return ended;
      }
      lifecycle.park(fault);
      return new Answer.Faulted(
          envelope.instance().toString(), fault.site(), String.valueOf(fault.getMessage()));
    }
  }

  private <I, O> Answer stretches(DurableFunction<I, O> body) {
    I input = Json.read(body.signature().input(), envelope.input());
    for (int times = 1; times <= STRETCHES; times++) {
      try {
        return stretch(body, input);
      } catch (Signal.Again again) {
        log.rewind();
        backOff(times);
      }
    }
    throw Signal.Over.unavailable("others keep changing the same rows");
  }

  private <I, O> Answer stretch(DurableFunction<I, O> body, I input) {
    open.clear();
    Scope scope = new Scope(this, envelope.instance().path(), new Strand(null, null));
    try {
      O output =
          body.signature().transactional()
              ? inOwnBlock(body, scope, input)
              : body.execute(scope, input);
      return commits.finish(scope.strand, scope.path, endingOf(output));
    } catch (DeclaredError error) {
      return commits.finish(scope.strand, scope.path, Ending.failed(error));
    } catch (RuntimeException thrown) {
      if (isEngine(thrown)) {
        throw thrown;
      }
      lookFirst(scope);
      throw thrown instanceof Fault fault
          ? fault
          : new Fault(function.signature().name(), String.valueOf(thrown), thrown);
    } catch (StackOverflowError | LinkageError | AssertionError broken) {
      throw blame(broken);
    }
  }

  /**
   * A fault drops the writes before it, and with them the checks of what the body was told of their
   * rows: an error that an update should have raised would be lost.
   *
   * @throws Signal.Again if something was told without a look
   */
  private void lookFirst(Scope scope) {
    List<Path> untested = scope.strand.buffer.untested(key -> false);
    if (!untested.isEmpty() && untested.stream().anyMatch(assumptions::hold)) {
      assumptions.distrust(untested);
      services.reached(Mark.STRETCH_AGAIN);
      throw new Signal.Again();
    }
  }

  /**
   * What to throw where the program has broken in a way that no block catches. It is the program's
   * fault unless it came from what an open block has read and what did not hold together.
   */
  RuntimeException blame(Error broken) {
    for (Block block : open.values()) {
      if (!block.holds()) {
        services.reached(Mark.BLOCK_INCONSISTENT);
        services.reached(Mark.STRETCH_AGAIN);
        return new Signal.Again();
      }
    }
    return new Fault(function.signature().name(), String.valueOf(broken), broken);
  }

  /** A block begins, after which errors may come from an inconsistent view. */
  void open(Path at, Block block) {
    open.put(at.text(), block);
  }

  /** The block has come to an end, or runs again. */
  void close(Path at) {
    open.remove(at.text());
  }

  private static <I, O> O inOwnBlock(DurableFunction<I, O> body, Scope scope, I input)
      throws DeclaredError {
    Retry retry = scope.retry(OWN_BLOCK, OWN_RETRIES, null);
    while (true) {
      Transaction transaction = scope.begin(OWN_BLOCK, retry);
      try {
        return transaction.commitAndReturn(body.execute(transaction, input));
      } catch (DeclaredError | RuntimeException error) {
        if (!retry.again(transaction, error)) {
          throw error;
        }
      }
    }
  }

  /** Whether the engine itself threw this, so that no program may act upon it. */
  static boolean isEngine(RuntimeException thrown) {
    return thrown instanceof Signal || thrown instanceof StoreException;
  }

  /** The result as it is recorded. */
  @SuppressWarnings("unchecked")
  <O> Ending endingOf(O output) {
    Signature<?, O> signature = (Signature<?, O>) function.signature();
    return Ending.returned(Json.write(signature.output(), output));
  }

  Services services() {
    return services;
  }

  Envelope envelope() {
    return envelope;
  }

  Log log() {
    return log;
  }

  Assumptions assumptions() {
    return assumptions;
  }

  Commits commits() {
    return commits;
  }

  /** What it sees of rows that others may hold. */
  RowAccess access() {
    return access;
  }

  /** A name for a request, that no other has. */
  String nextName() {
    return groups.nextName();
  }

  /** Reads rows as they are now, with one request. */
  Map<ItemKey, StoredRow> fetch(List<ItemKey> keys) {
    Map<ItemKey, StoredRow> rows = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      return rows;
    }
    long now = services.platform().clock().millis();
    if (keys.size() == 1) {
      rows.put(keys.get(0), StoredRow.of(services.store().get(keys.get(0)), now));
      return rows;
    }
    return rows(keys, services.store().getAll(keys), now);
  }

  /** Reads rows as they are at one moment, with one request; at most 100. */
  Map<ItemKey, StoredRow> snapshot(List<ItemKey> keys) {
    long now = services.platform().clock().millis();
    return rows(keys, services.store().snapshot(keys), now);
  }

  private static Map<ItemKey, StoredRow> rows(
      List<ItemKey> keys, List<@Nullable Item> items, long now) {
    Map<ItemKey, StoredRow> rows = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      rows.put(keys.get(i), StoredRow.of(items.get(i), now));
    }
    return rows;
  }

  /**
   * The answer to a step that leaves evidence elsewhere: a stretch that runs again does not ask
   * again.
   */
  Answer known(Path at, Supplier<Answer> ask) {
    Answer answer = known.get(at.text());
    if (answer != null) {
      services.reached(Mark.ANSWER_KEPT);
      return answer;
    }
    answer = ask.get();
    boolean recorded =
        answer instanceof Answer.Returned returned
            ? returned.recorded()
            : answer instanceof Answer.Failed failed && failed.recorded();
    if (recorded) {
      known.put(at.text(), answer);
    }
    return answer;
  }

  /** The number of the next try of a call, from 1. */
  int nextTry(Path at) {
    return tries.merge(at.text(), 1, Integer::sum);
  }

  /**
   * @throws Signal.Over if the attempt's time is over
   */
  void checkTime() {
    checkTime(0);
  }

  /**
   * Before an effect: it must not be cut off by the end of this attempt. Where there is no time the
   * instance has been, or will be, looked after when this attempt's deadline is over, which is now;
   * saying so in its record would cost a request.
   *
   * @param margins how many margins the effect may take
   * @throws Signal.Over if so much time is not left
   */
  void checkTime(int margins) {
    long needed = margins * services.settings().attempts().margin().toMillis();
    if (services.platform().clock().millis() + needed > envelope.deadline()) {
      services.reached(Mark.OUT_OF_TIME);
      throw Signal.Over.unavailable("the time of this attempt is over");
    }
  }

  void backOff(int failures) {
    services
        .platform()
        .clock()
        .sleep(
            services.settings().attempts().conflicts().after(failures, services.platform().ids()));
  }
}
