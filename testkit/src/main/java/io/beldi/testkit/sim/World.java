package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import io.beldi.testkit.sim.fault.FaultCounts;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.FaultPlan;
import io.beldi.testkit.sim.fault.Site;
import io.beldi.testkit.sim.fiber.FiberDeath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that the executions of one run share, and none of them can see. */
final class World {
  private static final long[] DELAYS = {
    1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 400
  };
  private static final int SLOW = 40;

  private final Choice choice;
  private final Scheduler scheduler;
  private final Trace trace;
  private final Application application;
  private final Protocol protocol;
  private final Bounds bounds;
  private final Archive archive;
  private final MemoryStore store;
  private final FaultPlan plan;
  private final Tampering tampering;
  private final Extent extent;
  private final Throttle throttle;
  private final FaultCounts counts = new FaultCounts();
  private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
  private final Set<Execution> alive = new LinkedHashSet<>();
  private final Map<String, Integer> attempts = new LinkedHashMap<>();
  private final List<InFlight> inFlight = new ArrayList<>();
  private final Events events;
  private final Set<String> cloned = new HashSet<>();
  private final long randomBase;
  private boolean chaos = true;
  private int executions;
  private long forgotten;
  private int names;
  private long lastSeed;
  private @Nullable Violation violation;

  World(
      Choice choice,
      Scheduler scheduler,
      Trace trace,
      Application application,
      Protocol protocol,
      MemoryStore store,
      FaultPlan plan,
      Judge judge,
      Tampering tampering) {
    this.choice = choice;
    this.scheduler = scheduler;
    this.trace = trace;
    this.application = application;
    this.protocol = protocol;
    this.bounds = protocol.bounds();
    this.archive = protocol.archive(store, application, scheduler::now);
    this.store = store;
    this.plan = plan;
    this.extent = new Extent(choice, bounds);
    this.throttle = new Throttle(scheduler, extent);
    this.events = new Events(this, judge);
    this.tampering = tampering;
    this.randomBase = choice.draw(Label.KNOB, 1 << 30);
  }

  /** Something that was sent and has not arrived: a request, an invocation, an event. */
  record InFlight(String what, @Nullable InstanceId instance) {}

  Choice choice() {
    return choice;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Trace trace() {
    return trace;
  }

  Protocol protocol() {
    return protocol;
  }

  Bounds bounds() {
    return bounds;
  }

  Archive archive() {
    return archive;
  }

  MemoryStore store() {
    return store;
  }

  Extent extent() {
    return extent;
  }

  Events events() {
    return events;
  }

  Throttle throttle() {
    return throttle;
  }

  FaultCounts counts() {
    return counts;
  }

  Set<Mark> marks() {
    return marks;
  }

  Set<Execution> alive() {
    return alive;
  }

  List<InFlight> inFlight() {
    return inFlight;
  }

  /** How many executions of each instance there were. */
  Map<String, Integer> attempts() {
    return attempts;
  }

  int executions() {
    return executions;
  }

  boolean isChaos() {
    return chaos;
  }

  /** From now on nothing goes wrong any more. */
  void heal() {
    chaos = false;
    throttle.heal();
  }

  /** The longest life of an execution, in milliseconds. */
  long lifetime() {
    return bounds.life().toMillis();
  }

  /** A name that no instance has had. */
  String newName() {
    return "r" + names++;
  }

  /** How long a request takes. */
  long delay() {
    return choice.choosesOrder() ? 0 : DELAYS[choice.draw(Label.DELAY, DELAYS.length)];
  }

  /** What goes wrong here; null: nothing. */
  @Nullable FaultKind draw(Site site) {
    FaultKind fault = chaos ? plan.draw(choice, site) : null;
    if (fault != null) {
      counts.add(fault);
    }
    return fault;
  }

  /** The first violation ends the run, once the step in which it was found is over. */
  void fail(Violation found) {
    if (violation == null) {
      violation = found;
    }
  }

  @Nullable Violation violation() {
    return violation;
  }

  void countAttempt(InstanceId instance) {
    attempts.merge(instance.toString(), 1, Integer::sum);
  }

  /** Lets something arrive some time later, whoever has died meanwhile. */
  void later(long delay, InFlight what, Runnable effect) {
    inFlight.add(what);
    scheduler.after(
        delay,
        () -> {
          inFlight.remove(what);
          trace.step(-1, 3, () -> "late: " + what.what());
          effect.run();
        });
  }

  /** A write has its effect; if it deletes a record, nobody may need that any more. */
  Outcome apply(Write write) {
    boolean deletes = write instanceof Write.Delete && archive.isOwn(write.key().table());
    Item before = deletes ? store.get(write.key()) : null;
    Outcome outcome = store.write(write);
    if (before != null && outcome instanceof Outcome.Applied) {
      Archive.Loss loss = archive.loss(write.key(), before);
      if (loss != null) {
        forgotten++;
        check(loss);
      }
    }
    return outcome;
  }

  private void check(Archive.Loss loss) {
    if (loss.instance() != null) {
      checkForgotten(loss.instance());
    }
    if (loss.transaction() != null) {
      checkForgotten(loss.domain(), loss.transaction());
    }
  }

  private void checkForgotten(InstanceId id) {
    for (Execution execution : alive) {
      Envelope envelope = execution.envelope();
      if (envelope != null && id.equals(protocol.needed(envelope))) {
        fail(new Violation(Invariant.I13, id + " is forgotten while " + execution + " lives"));
      }
    }
    for (InFlight sent : inFlight) {
      // A client may ask for a key again whenever it likes.
      boolean clients = id.path().equals(Path.ROOT) && sent.what().startsWith("call of");
      if (id.equals(sent.instance()) && !clients) {
        fail(new Violation(Invariant.I13, id + " is forgotten before the " + sent.what()));
      }
    }
  }

  /** A domain knows nothing any more of a transaction: none of its calls may come to life again. */
  private void checkForgotten(String domain, String id) {
    for (Execution execution : alive) {
      Envelope envelope = execution.envelope();
      TransactionContext transaction = envelope == null ? null : envelope.transaction();
      if (transaction != null
          && domain.equals(domainOf(execution))
          && transaction.id().equals(id)) {
        fail(new Violation(Invariant.I13, id + " is forgotten while " + execution + " lives"));
      }
    }
  }

  private String domainOf(Execution execution) {
    Envelope envelope = Objects.requireNonNull(execution.envelope());
    return Objects.requireNonNull(application.function(envelope.function())).signature().domain();
  }

  /** How many records were deleted. */
  long forgotten() {
    return forgotten;
  }

  /** A request arrives, and nobody hears what comes of it. */
  void applyLate(Supplier<Outcome> effect) {
    Outcome outcome;
    try {
      outcome = effect.get();
    } catch (StoreException refused) {
      trace.step(-1, 5, () -> "late: refused: " + refused.getMessage());
      return;
    }
    trace.step(-1, 6 + Words.code(outcome), () -> "late: -> " + Words.of(outcome));
  }

  /**
   * Begins an execution.
   *
   * @param instance what it attempts; null if that is not known yet, or it attempts nothing
   * @param work what it does
   * @param done told what came of it
   * @param died told if it comes to nothing
   */
  <T> Execution begin(
      Execution.Kind kind,
      @Nullable InstanceId instance,
      @Nullable Envelope envelope,
      Function<Execution, T> work,
      Consumer<T> done,
      Consumer<Execution> died) {
    executions++;
    Execution.Birth birth = birth(instance, envelope);
    Execution execution = new Execution(this, executions, kind, envelope, birth, died);
    alive.add(execution);
    if (instance != null) {
      countAttempt(instance);
    }
    trace.step(execution.number(), 4, () -> execution + " begins");
    scheduler.start(execution, () -> run(execution, work, done), delay());
    scheduler.after(lifetime(), execution::kill);
    return execution;
  }

  /** An execution is no more. */
  void ended(Execution execution) {
    alive.remove(execution);
  }

  Engine engine(Execution execution) {
    Platform platform =
        new Platform(
            new SimClock(execution),
            new SimIds(this, execution),
            new SimConcurrency(this, execution),
            mark -> {
              execution.checkAlive();
              marks.add(mark);
            });
    return protocol
        .engines()
        .create(
            application,
            tampering.around(new SimStore(this, execution)),
            tampering.around(new SimInvoker(this, execution)),
            platform);
  }

  private <T> void run(Execution execution, Function<Execution, T> work, Consumer<T> done) {
    try {
      T result = work.apply(execution);
      execution.checkAlive();
      execution.end();
      done.accept(result);
    } catch (FiberDeath dead) {
      throw dead;
    } catch (RuntimeException | Error thrown) {
      execution.end();
      fail(new Violation(Invariant.I21, execution + " threw " + thrown, thrown));
    }
  }

  private Execution.Birth birth(@Nullable InstanceId instance, @Nullable Envelope envelope) {
    FaultKind fault = draw(Site.BIRTH);
    long skew = fault == FaultKind.CLOCK_SKEW ? extent.skew() : 0;
    return new Execution.Birth(
        chance(fault == FaultKind.CLONE, instance, envelope),
        skew,
        fault == FaultKind.SLOW ? SLOW : 1);
  }

  /**
   * A clone draws what the one before it drew. That is not promised to work where both attempt one
   * instance with one stamp, see {@link io.beldi.runtime.invoke.Ids#random}.
   */
  private long chance(boolean clone, @Nullable InstanceId instance, @Nullable Envelope envelope) {
    String attempt = instance + (envelope == null ? "" : " " + envelope.stamp());
    if (!clone || cloned.contains(attempt)) {
      lastSeed = randomBase * 1_000_003 + executions;
      cloned.clear();
    }
    cloned.add(attempt);
    return lastSeed;
  }
}
