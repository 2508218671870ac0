package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import io.beldi.runtime.store.memory.Settings;
import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import io.beldi.testkit.sim.choice.Weights;
import io.beldi.testkit.sim.fault.FaultPlan;
import io.beldi.testkit.sim.fiber.Fibers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of an experiment: chaos, then all is well, then rest, then time to forget. */
final class Simulation {
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long STEPS = 2_000_000;
  private static final int LOOK_EVERY = 64;
  private static final long SWEEP = 30_000;
  private static final long OPERATE = 45_000;

  /**
   * Chance leaves next to nothing out; who looks for the smallest failure leaves out what he can.
   */
  private static final Weights OMIT = new Weights(new int[] {1});

  private final Experiment experiment;
  private final Choice choice;
  private final Workload workload;
  private final Scheduler scheduler;
  private final Trace trace;
  private final World world;
  private final Knobs knobs;
  private final Judge judge;
  private final Background collecting;
  private final Background sweeping;
  private final Background operating;
  private final TimeToLive timeToLive;
  private final Look look;
  private final List<Client> clients = new ArrayList<>();
  private Observation[] observations = new Observation[0];

  private Simulation(Experiment experiment, Choice choice, Fibers fibers, boolean readable) {
    this.experiment = experiment;
    this.choice = choice;
    this.workload = experiment.workload().get();
    this.scheduler = new Scheduler(choice, fibers, START);
    this.trace = new Trace(scheduler, readable);
    this.knobs =
        experiment.knobs() ? experiment.engine().draw(choice) : experiment.engine().usual();
    FaultPlan plan =
        experiment.faults() == null ? FaultPlan.swarm(choice) : FaultPlan.only(experiment.faults());
    MemoryStore store =
        new MemoryStore(
            Settings.standard()
                .withClock(() -> Instant.ofEpochMilli(scheduler.now()))
                .withIndexLag(knobs.indexLag()));
    this.judge = new Judge(workload, this::fail);
    this.world =
        new World(
            choice,
            scheduler,
            trace,
            workload.application(),
            knobs.protocol(),
            store,
            plan,
            judge,
            experiment.tampering());
    this.collecting = new Background(world, new Chore.Collecting(), knobs.period());
    this.sweeping = new Background(world, new Chore.Sweeping(), SWEEP);
    this.operating = new Background(world, new Chore.Operating(knobs.operations()), OPERATE);
    this.timeToLive = new TimeToLive(world);
    this.look = world.archive().look();
    store.createTables(world.archive().tables());
    workload.setUp(world.archive().seeds());
  }

  /**
   * Runs it once.
   *
   * @param readable whether the trace is kept as text
   */
  static RunResult run(Experiment experiment, Choice choice, Fibers fibers, boolean readable) {
    try (fibers) {
      Simulation simulation = new Simulation(experiment, choice, fibers, readable);
      Violation violation = simulation.violation();
      return simulation.result(violation);
    }
  }

  private @Nullable Violation violation() {
    try {
      prepare();
      chaos();
      heal();
      rest();
      world.archive().forget();
      return null;
    } catch (Violation found) {
      return found;
    } finally {
      choice.close();
    }
  }

  private void prepare() {
    List<Operation> operations = new ArrayList<>();
    for (Operation operation :
        workload.operations(
            bound -> choice.draw(Label.OPERATION, bound), experiment.operations())) {
      if (choice.draw(Label.OMIT, OMIT) == 0) {
        operations.add(operation);
      }
    }
    observations = new Observation[operations.size()];
    List<List<Client.Step>> steps = new ArrayList<>();
    int number = workload.clients() == 0 ? knobs.clients() : workload.clients();
    for (int i = 0; i < number; i++) {
      steps.add(new ArrayList<>());
    }
    for (int i = 0; i < operations.size(); i++) {
      long think = knobs.think() * choice.draw(Label.DELAY, 8) / 7;
      boolean again = choice.draw(Label.DELAY, 4) == 3;
      steps.get(i % steps.size()).add(new Client.Step(operations.get(i), i, think, again));
    }
    for (List<Client.Step> own : steps) {
      Client client = new Client(world, judge, own, observations);
      clients.add(client);
      scheduler.start(null, client, 0);
    }
    collecting.start();
    operating.start();
    switch (knobs.forgetting()) {
      case SWEEPER -> sweeping.start();
      case STORE -> timeToLive.start();
      case NOBODY -> {
        // Nothing goes before the end of the run.
      }
    }
  }

  /** Until all clients are answered, but not for longer than chaos lasts. */
  private void chaos() {
    while (scheduler.now() < START + knobs.chaos() && !isQuiet()) {
      step();
    }
  }

  private void heal() {
    trace.step(-1, 8, () -> "all is well from now on");
    world.heal();
    long limit = scheduler.now() + patience();
    while (!isQuiet()) {
      if (scheduler.now() > limit) {
        throw new Violation(Invariant.I14, "after " + patience() + " ms there is still: " + open());
      }
      step();
    }
  }

  /** Longer than an event may be late, and two attempts may be apart. */
  private long patience() {
    return world.bounds().event().toMillis()
        + 3 * (world.bounds().pause().toMillis() + 2 * world.lifetime())
        + 3 * knobs.period()
        + knobs.think();
  }

  private void rest() {
    collecting.stop();
    operating.stop();
    sweeping.stop();
    timeToLive.stop();
    world.archive().expectRest(workload);
    for (Observation observation : observations) {
      Objects.requireNonNull(observation, "a client is done without an observation");
    }
    workload.atRest(look, List.of(observations));
  }

  private void step() {
    if (!scheduler.step()) {
      throw new Violation(Invariant.I14, "nothing happens any more, and there is still: " + open());
    }
    Violation found = world.violation();
    if (found != null) {
      throw found;
    }
    if (scheduler.steps() % LOOK_EVERY == 0 && world.archive().isSettled()) {
      workload.during(look);
    }
    if (scheduler.steps() > STEPS) {
      throw new Violation(Invariant.I15, "after " + STEPS + " steps there is still: " + open());
    }
  }

  private boolean isQuiet() {
    if (!world.alive().isEmpty() || !world.inFlight().isEmpty()) {
      return false;
    }
    for (Client client : clients) {
      if (!client.isDone()) {
        return false;
      }
    }
    world.store().settleIndexes();
    return !world.archive().hasDue(null);
  }

  private String open() {
    StringBuilder text = new StringBuilder();
    text.append(clients.stream().filter(client -> !client.isDone()).count()).append(" clients");
    world.alive().forEach(execution -> text.append("; ").append(execution));
    world.inFlight().forEach(sent -> text.append("; ").append(sent.what()));
    world.archive().open().forEach(item -> text.append("\n  ").append(item));
    return text.toString();
  }

  private void fail(Violation violation) {
    world.fail(violation);
  }

  private RunResult result(@Nullable Violation violation) {
    long state = 0;
    for (Table table : workload.application().tables()) {
      for (Item item : look.rows(table)) {
        state = state * 31 + item.hashCode();
      }
    }
    return new RunResult(
        violation,
        choice.recording(),
        trace.hash(),
        state,
        world.attempts().size(),
        world.executions(),
        world.attempts().values().stream().mapToInt(count -> count).max().orElse(0),
        scheduler.steps(),
        world.forgotten(),
        world.counts(),
        world.marks(),
        trace.lines());
  }
}
