package io.beldi.runtime.daal;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.daal.StepLog.Kind;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.StoreException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts of one transaction block. Each has an end that is logged, and the same age. */
final class BlockRetry implements Retry {
  private final Execution execution;
  private final Step step;
  private final Path at;
  private final int retries;
  private final long deadline;
  private int attempts;

  BlockRetry(Execution execution, Step step, Path at, int retries, @Nullable Duration timeout) {
    this.execution = execution;
    this.step = step;
    this.at = at;
    this.retries = retries;
    long end = execution.envelope().deadline();
    this.deadline =
        timeout == null ? end : Math.min(end, execution.services().millis() + timeout.toMillis());
  }

  LockingScope next() {
    attempts++;
    Lineage lineage = Lineage.of(execution.envelope(), at, attempts);
    return new LockingScope(execution, at.attempt(attempts), lineage, this);
  }

  /** The durable decision, and then what follows from it in every service. */
  void commit(LockingScope attempt) {
    end(attempt, true, false);
  }

  @Override
  public boolean again(Transaction attempt, Exception error) throws Conflict {
    if (error instanceof Stop || error instanceof StoreException) {
      return false;
    }
    LockingScope scope = (LockingScope) attempt;
    boolean conflict = error instanceof TransactionConflict;
    boolean enough = conflict && (attempts > retries || execution.services().millis() >= deadline);
    boolean awaited = execution.envelope().origin() != Envelope.Origin.SPAWN;
    boolean replayed = execution.hasLogged(scope.path());
    boolean over = end(scope, false, enough && awaited);
    if (!conflict) {
      return false; // Rows that it has read are locked until now: what it saw holds together.
    }
    if (enough && !awaited && !replayed) {
      // Nobody would hear of a conflict: the work has to be done, by an execution that comes later.
      throw Stop.unavailable("others hold the rows of " + step.site());
    }
    if (over) {
      throw new Conflict(execution.services().settings().attempts().conflicts().cap());
    }
    execution
        .services()
        .platform()
        .clock()
        .sleep(
            execution
                .services()
                .settings()
                .attempts()
                .conflicts()
                .after(attempts, execution.services().platform().ids()));
    return true;
  }

  /**
   * Decides, unless another execution has, and carries that out.
   *
   * @param last whether no further attempt follows, as far as this execution is concerned
   * @return whether no further attempt follows
   */
  private boolean end(LockingScope attempt, boolean commit, boolean last) {
    List<Value> decided =
        execution.observe(
            attempt.path(),
            Kind.BLOCK,
            commit ? 1 : 0,
            step.site(),
            () -> List.of(Value.bool(commit), Value.bool(last)),
            Value::list,
            logged -> ((Value.ListOf) logged).values());
    new TransactionEnd(execution.service(), execution.envelope())
        .end(attempt.lineage().id(), commit, List.of());
    return ((Value.Bool) decided.get(1)).truth();
  }
}
