package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Mark;
import io.beldi.testkit.sim.choice.Recording;
import io.beldi.testkit.sim.fault.FaultCounts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param violation null: everything held
 * @param recording what was decided
 * @param traceHash the same for the same steps
 * @param stateHash the same for the same rows at the end
 * @param instances how many instances there were
 * @param executions how many executions
 * @param most how many of one instance at most
 * @param steps how many events
 * @param forgotten how many records were deleted meanwhile
 * @param faults what went wrong
 * @param marks which ways out of trouble were gone
 * @param trace the steps, where asked for
 */
public record RunResult(
    @Nullable Violation violation,
    Recording recording,
    long traceHash,
    long stateHash,
    int instances,
    int executions,
    int most,
    long steps,
    long forgotten,
    FaultCounts faults,
    Set<Mark> marks,
    List<String> trace) {
  public RunResult {
    marks = Set.copyOf(marks);
    trace = List.copyOf(trace);
  }
}
