package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import io.beldi.runtime.store.memory.Settings;
import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import io.beldi.testkit.sim.choice.Weights;
import io.beldi.testkit.sim.fault.FaultPlan;
import io.beldi.testkit.sim.fiber.Fibers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    this.knobs = experiment.knobs() ? Knobs.draw(choice) : Knobs.usual();
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
            knobs.settings(),
            store,
            plan,
            judge,
            experiment.tampering());
    this.collecting = new Background(world, new Chore.Collecting(), knobs.period());
    this.sweeping = new Background(world, new Chore.Sweeping(), SWEEP);
    this.operating = new Background(world, new Chore.Operating(knobs.operations()), OPERATE);
    this.timeToLive = new TimeToLive(world);
    this.look = new Look(store);
    store.createTables(workload.application().tables());
    store.createTables(world.journals().all().stream().map(Journal::table).toList());
    workload.setUp(store);
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
      forget();
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
    return knobs.settings().timing().event().toMillis()
        + 3 * (knobs.settings().attempts().waits().cap().toMillis() + 2 * world.lifetime())
        + 3 * knobs.period()
        + knobs.think();
  }

  private void rest() {
    collecting.stop();
    operating.stop();
    sweeping.stop();
    timeToLive.stop();
    world.journals().all().forEach(journal -> rest(journal.table()));
    new Held(look, workload.application()).expectNone();
    for (Observation observation : observations) {
      Objects.requireNonNull(observation, "a client is done without an observation");
    }
    workload.atRest(look, List.of(observations));
  }

  private void rest(Table journal) {
    for (Item item : look.rows(journal)) {
      if (!Journal.isRecord(item)) {
        if (item.has(Journal.DUE) || (Journal.isTransaction(item) && !item.has(Journal.EXPIRES))) {
          throw new Violation(Invariant.I11, "a transaction is left as " + item);
        }
        continue;
      }
      JournalRecord record = new JournalRecord(item);
      if (record.status() == Status.PARKED && !workload.mayFault(function(record))) {
        throw new Violation(Invariant.I18, record.id() + " is parked: " + record.error());
      }
      boolean open = item.has(Journal.SHARD) || item.has(Journal.DUE);
      boolean forever = !item.has(Journal.EXPIRES) && record.status() != Status.PARKED;
      if (open || forever) {
        throw new Violation(Invariant.I11, record.id() + " is left as " + item);
      }
    }
  }

  /** All that has ended goes when its time has come. */
  private void forget() {
    long late =
        knobs.settings().retention().records().toMillis()
            + knobs.settings().timing().skew().toMillis();
    long now = scheduler.now() + late;
    world.journals().all().forEach(journal -> forget(journal, now));
  }

  private void forget(Journal journal, long now) {
    Table table = journal.table();
    for (Item item : look.rows(table)) {
      if (item.get(Journal.EXPIRES) instanceof Value.Num expiry
          && expiry.number().longValueExact() * 1000 <= now) {
        world.store().write(new Write.Delete(key(table, item), Condition.always()));
      }
    }
    Set<ItemKey> kept = new HashSet<>();
    List<Item> left = look.rows(table);
    for (Item item : left) {
      if (Journal.isRecord(item) && new JournalRecord(item).status() == Status.PARKED) {
        JournalRecord parked = new JournalRecord(item);
        kept.add(journal.key(parked.id()));
        kept.addAll(journal.logKeys(parked.id(), parked.logItems()));
      }
    }
    for (Item item : left) {
      if (!kept.contains(key(table, item))) {
        throw new Violation(Invariant.I12, "left for ever: " + item);
      }
    }
  }

  private static ItemKey key(Table table, Item item) {
    return ItemKey.of(
        table,
        Objects.requireNonNull(item.get(Table.PARTITION)),
        Objects.requireNonNull(item.get(Table.SORT)));
  }

  private void step() {
    if (!scheduler.step()) {
      throw new Violation(Invariant.I14, "nothing happens any more, and there is still: " + open());
    }
    Violation found = world.violation();
    if (found != null) {
      throw found;
    }
    if (scheduler.steps() % LOOK_EVERY == 0) {
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
    return !world.journals().hasDue(null);
  }

  private String open() {
    StringBuilder text = new StringBuilder();
    text.append(clients.stream().filter(client -> !client.isDone()).count()).append(" clients");
    world.alive().forEach(execution -> text.append("; ").append(execution));
    world.inFlight().forEach(sent -> text.append("; ").append(sent.what()));
    for (Journal journal : world.journals().all()) {
      look.rows(journal.table()).stream()
          .filter(item -> item.has(Journal.DUE))
          .forEach(item -> text.append("\n  ").append(item));
    }
    return text.toString();
  }

  private void fail(Violation violation) {
    world.fail(violation);
  }

  private static String function(JournalRecord record) {
    return record.item().get(Journal.FUNCTION) instanceof Value.Text text ? text.text() : "";
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
