package io.beldi.testkit.sim;

import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Driver;
import io.beldi.testkit.sim.choice.Odometer;
import io.beldi.testkit.sim.choice.Recording;
import io.beldi.testkit.sim.choice.ReplayDriver;
import io.beldi.testkit.sim.choice.SeededDriver;
import io.beldi.testkit.sim.fiber.Fibers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs an experiment many times. */
public final class Campaign {
  /** One in so many runs is run twice, to see whether it takes the same steps. */
  private static final int REPEAT = 50;

  private static final String REPLAY = "sim.replay";
  private static final int EXPLAINED = 3;
  private static final int REPETITIONS = 3;
  private static final Duration BUDGET = Duration.ofSeconds(60);

  private final Experiment experiment;
  private final Supplier<Fibers> fibers;

  private Campaign(Experiment experiment, Supplier<Fibers> fibers) {
    this.experiment = experiment;
    this.fibers = fibers;
  }

  public static Campaign of(Experiment experiment) {
    return new Campaign(experiment, Fibers::best);
  }

  /** The same with fibers of another kind. */
  public Campaign with(Supplier<Fibers> others) {
    return new Campaign(experiment, others);
  }

  /** One run, as a seed decides. */
  public RunResult seed(long seed, boolean readable) {
    return once(new SeededDriver(seed), readable);
  }

  /** One run, as was recorded. */
  public RunResult replay(Recording recording, boolean readable) {
    return once(new ReplayDriver(recording), readable);
  }

  /**
   * One run for each seed; or, where the system property {@code sim.replay} is {@code
   * NAME:RECORDING} and the name is this experiment's, only that run, with its steps printed.
   * Failures are explained, printed, and written to {@code target/sim}.
   *
   * @param from the first seed
   * @param to behind the last one
   * @param threads how many runs at once, at least 1
   */
  public Summary seeds(long from, long to, int threads) {
    String wanted = System.getProperty(REPLAY, "");
    if (wanted.startsWith(experiment.name() + ":")) {
      return replay(wanted.substring(experiment.name().length() + 1));
    }
    long begin = System.nanoTime();
    AtomicLong next = new AtomicLong(from);
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Worker worker = new Worker(next, to);
      workers.add(worker);
      worker.start();
    }
    Summary summary = new Summary(experiment.name());
    for (Worker worker : workers) {
      summary.add(worker.summary());
    }
    summary.took(System.nanoTime() - begin);
    summary.failures().stream().limit(EXPLAINED).forEach(this::print);
    return summary;
  }

  /** A failure with the fewest and plainest decisions that lead to the same. */
  public Report explain(Summary.Failure failure) {
    Shrinker shrinker =
        new Shrinker(
            recording -> replay(recording, false),
            failure.recording(),
            failure.violation().invariant(),
            BUDGET);
    Recording shrunk = shrinker.shrink();
    RunResult result = replay(shrunk, true);
    int same = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      same += replay(shrunk, false).traceHash() == result.traceHash() ? 1 : 0;
    }
    return Report.of(experiment.name(), failure, result, shrinker.runs(), same);
  }

  /**
   * Runs again what once failed: one recording a line, behind {@code NAME:}. Those of other
   * experiments are left out.
   *
   * @throws IllegalArgumentException if a line is no recording (any more)
   */
  public Summary known(List<String> lines) {
    Summary summary = new Summary(experiment.name());
    for (String line : lines) {
      if (line.startsWith(experiment.name() + ":")) {
        String text = line.substring(experiment.name().length() + 1).strip();
        summary.add(summary.runs(), replay(Recording.decode(text), false));
      }
    }
    return summary;
  }

  private void print(Summary.Failure failure) {
    Report report = explain(failure);
    String name = experiment.name() + "-" + failure.seed();
    System.out.println(report.text());
    System.out.println("written to " + report.write(Path.of("target", "sim"), name));
  }

  private Summary replay(String recording) {
    RunResult result = replay(Recording.decode(recording), true);
    result.trace().forEach(System.out::println);
    Summary summary = new Summary(experiment.name());
    summary.add(-1, result);
    System.out.println(summary);
    return summary;
  }

  /**
   * One run for each sequence of decisions.
   *
   * @param most runs at most, so that a test ends
   * @throws IllegalStateException if there are more
   */
  public Summary all(Odometer odometer, long most) {
    long begin = System.nanoTime();
    Summary summary = new Summary(experiment.name());
    long runs = 0;
    do {
      if (runs == most) {
        throw new IllegalStateException("there are more than " + most + " runs");
      }
      summary.add(runs, once(odometer, false));
      runs++;
    } while (odometer.advance());
    summary.took(System.nanoTime() - begin);
    return summary;
  }

  private RunResult once(Driver driver, boolean readable) {
    return Simulation.run(experiment, new Choice(driver), fibers.get(), readable);
  }

  /** Takes seed after seed. */
  private final class Worker extends Thread {
    private final AtomicLong next;
    private final long to;
    private final Summary summary = new Summary(experiment.name());
    private volatile @Nullable Throwable failure;

    Worker(AtomicLong next, long to) {
      super("simulation");
      this.next = next;
      this.to = to;
    }

    @Override
    public void run() {
      try {
        for (long seed = next.getAndIncrement(); seed < to; seed = next.getAndIncrement()) {
          run(seed);
        }
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
      }
    }

    private void run(long seed) {
      RunResult result = seed(seed, false);
      summary.add(seed, result);
      if (seed % REPEAT == 0) {
        if (seed(seed, false).traceHash() != result.traceHash()) {
          throw new IllegalStateException("seed " + seed + " takes other steps the second time");
        }
        summary.repeated();
      }
    }

    Summary summary() {
      boolean interrupted = false;
      while (isAlive()) {
        try {
          join();
        } catch (InterruptedException stop) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw new IllegalStateException("a run failed by itself", failure);
      }
      return summary;
    }
  }
}
