package io.beldi.benchmarks.latency;

import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Program;
import io.beldi.benchmarks.work.Source;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.runtime.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Measures engines in turn: whatever disturbs the machine disturbs all of them alike. */
public final class Latency {
  private static final double SATURATED = 0.9;

  private final Plan plan;
  private final Map<String, Program> programs = new LinkedHashMap<>();

  public Latency(Plan plan) {
    this.plan = plan;
  }

  /**
   * How much is measured.
   *
   * @param engines in the order of their turns
   * @param distance of the store and of functions
   * @param warmUp how long each engine runs before anything is measured
   * @param turn how long one engine is measured at a time
   * @param turns of each engine at each rate
   * @param rates of arrivals to try, ascending; an engine that is behind is not asked for more
   * @param servers how many requests are answered at the same time at most
   */
  public record Plan(
      List<EngineName> engines,
      Distance distance,
      Duration warmUp,
      Duration turn,
      int turns,
      List<Integer> rates,
      int servers) {
    public Plan {
      engines = List.copyOf(engines);
      rates = List.copyOf(rates);
    }
  }

  /** Opens an empty store for one engine and one work; it is closed afterwards. */
  @FunctionalInterface
  public interface Stores {
    Store open(String name) throws IOException;
  }

  /** One client that sends each request when the one before is answered. */
  public List<LatencyRow> alone(String store, Stores stores, Source source)
      throws IOException,
          ProjectException,
          SeedException,
          InterruptedException,
          ExecutionException {
    try (Stage stage = new Stage(stores, source, 1)) {
      return stage.measure(store, 0, 1, plan.engines());
    }
  }

  /** Requests that arrive faster and faster, until an engine is behind. */
  public List<LatencyRow> rising(String store, Stores stores, Source source)
      throws IOException,
          ProjectException,
          SeedException,
          InterruptedException,
          ExecutionException {
    List<LatencyRow> rows = new ArrayList<>();
    List<EngineName> able = new ArrayList<>(plan.engines());
    try (Stage stage = new Stage(stores, source, plan.servers())) {
      for (int rate : plan.rates()) {
        List<LatencyRow> measured = stage.measure(store, rate, plan.servers(), able);
        rows.addAll(measured);
        measured.stream()
            .filter(row -> row.perSecond() < SATURATED * rate)
            .forEach(row -> able.remove(row.engine()));
        if (able.isEmpty()) {
          break;
        }
      }
    }
    return rows;
  }

  /** Every engine with a store of its own, ready for one kind of work. */
  private final class Stage implements AutoCloseable {
    private final Source source;
    private final Map<EngineName, Deployment> deployments = new EnumMap<>(EngineName.class);
    private final List<Store> open = new ArrayList<>();

    Stage(Stores stores, Source source, int servers)
        throws IOException,
            ProjectException,
            SeedException,
            InterruptedException,
            ExecutionException {
      this.source = source;
      Program program = programs.get(source.folder());
      if (program == null) {
        program = Program.load(source.folder());
        programs.put(source.folder(), program);
      }
      for (EngineName engine : plan.engines()) {
        Store store = stores.open(source.name() + "-" + engine.label());
        open.add(store);
        Deployment deployment = new Deployment(engine, program, store, plan.distance());
        Deployment near = new Deployment(engine, program, store, Distance.none());
        source.before().forEach(near::send);
        deployments.put(engine, deployment);
      }
      // Not counted: classes are loaded, and code is compiled.
      for (Deployment deployment : deployments.values()) {
        turn(new Arrivals(), deployment, plan.warmUp(), 0, Math.min(servers, 4), 0);
      }
    }

    List<LatencyRow> measure(String store, int rate, int servers, List<EngineName> engines)
        throws InterruptedException, ExecutionException {
      Map<EngineName, Arrivals> measured = new EnumMap<>(EngineName.class);
      for (int turn = 0; turn < plan.turns(); turn++) {
        for (EngineName engine : engines) {
          Deployment deployment = Objects.requireNonNull(deployments.get(engine));
          Arrivals arrivals = measured.computeIfAbsent(engine, it -> new Arrivals());
          turn(arrivals, deployment, plan.turn(), rate, servers, turn + 1L);
        }
      }
      Arrivals direct = measured.get(EngineName.DIRECT);
      List<LatencyRow> rows = new ArrayList<>();
      measured.forEach(
          (engine, arrivals) ->
              rows.add(
                  new LatencyRow(
                      store,
                      source.name(),
                      rate,
                      engine,
                      arrivals.perSecond(),
                      arrivals.percentile(50),
                      arrivals.percentile(99),
                      direct == null ? Double.NaN : arrivals.percentile(50) / direct.percentile(50),
                      arrivals.answered())));
      return rows;
    }

    private void turn(
        Arrivals arrivals, Deployment deployment, Duration time, int rate, int servers, long turn)
        throws InterruptedException, ExecutionException {
      long seed = plan.distance().seed() * 1_000_003 + turn * 1_009 + rate;
      arrivals.run(
          time, rate, servers, seed, random -> deployment.send(source.next().apply(random)));
    }

    @Override
    public void close() {
      open.forEach(Store::close);
    }
  }
}
