package io.beldi.testkit.sim;

import io.beldi.testkit.sim.fault.FaultKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is run again and again, each time with other decisions.
 *
 * @param name for people
 * @param workload makes the workload of one run
 * @param operations how many operations clients ask for
 * @param faults which kinds there are, each as likely as the others; null: each run chooses its own
 *     kinds and rates
 * @param knobs whether each run chooses its own settings
 * @param engine which runs the program
 * @param tampering with what the engines reach
 */
public record Experiment(
    String name,
    Supplier<? extends Workload> workload,
    int operations,
    @Nullable Set<FaultKind> faults,
    boolean knobs,
    EngineKind engine,
    Tampering tampering) {

  /** Runs with faults, rates and settings of their own. */
  public static Experiment swarm(
      String name, Supplier<? extends Workload> workload, int operations) {
    return new Experiment(
        name, workload, operations, null, true, EngineKind.RECORD, Tampering.none());
  }

  /** The same with these kinds of faults only, and the usual settings. */
  public Experiment only(Set<FaultKind> kinds) {
    Set<FaultKind> copy = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    return new Experiment(name, workload, operations, copy, false, engine, tampering);
  }

  /** The same with engines that have a defect. */
  public Experiment with(Tampering other) {
    return new Experiment(name, workload, operations, faults, knobs, engine, other);
  }

  /** The same with so many operations. */
  public Experiment withOperations(int number) {
    return new Experiment(name, workload, number, faults, knobs, engine, tampering);
  }

  /** The same on another engine. */
  public Experiment on(EngineKind other) {
    return new Experiment(name, workload, operations, faults, knobs, other, tampering);
  }
}
