package io.beldi.runtime.record;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.LogEntry.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts of one transaction block, until one of them is its answer. */
final class BlockRetry implements Retry {
  private final Scope scope;
  private final Step step;
  private final int retries;
  private final long deadline;
  private final boolean readOnly;
  private final Assumptions assumptions = new Assumptions();
  private int attempts;
  private int conflicts;
  private boolean conflictRecorded;

  /**
   * @param timeout null for the time that remains
   * @param readOnly whether the body is known to write no row
   */
  BlockRetry(Scope scope, Step step, int retries, @Nullable Duration timeout, boolean readOnly) {
    this.scope = scope;
    this.step = step;
    this.retries = retries;
    this.readOnly = readOnly || scope.attempt.commits().leavesNoTrace();
    long end = scope.attempt.envelope().deadline();
    this.deadline = timeout == null ? end : Math.min(end, scope.millis() + timeout.toMillis());
  }

  /** The next attempt; the recorded one, if an earlier attempt of the instance came to an end. */
  TransactionScope next() {
    LogEntry recorded = scope.attempt.log().take(scope.at(step), Kind.BLOCK, 0, step.site());
    if (recorded == null) {
      attempts++;
    } else {
      List<Value> outcome = ((Value.ListOf) recorded.value()).values();
      attempts = ((Value.Num) outcome.get(0)).number().intValueExact();
      conflictRecorded = ((Value.Bool) outcome.get(1)).truth();
    }
    Block block =
        new Block(scope.attempt, scope.at(step), attempts, recorded != null, readOnly, assumptions);
    if (recorded == null) {
      scope.attempt.open(scope.at(step), block);
    }
    return new TransactionScope(this, block, conflictRecorded);
  }

  @Override
  public boolean again(Transaction transaction, Exception error) throws Conflict {
    Block block = ((TransactionScope) transaction).block();
    scope.attempt.close(scope.at(step));
    if (error instanceof RuntimeException thrown && Attempt.isEngine(thrown)) {
      block.participants().abort();
      return false;
    }
    if (block.isReplayed()) {
      if (conflictRecorded) {
        throw new Conflict(retryAfter());
      }
      return false;
    }
    boolean conflict = error instanceof TransactionConflict;
    boolean premature = !conflict && block.isPremature();
    // Before those who take part let go: what they have answered holds as long as they do not.
    boolean holds = !conflict && !premature && block.holds();
    block.participants().abort();
    if (holds) {
      leave(block);
      return false;
    }
    if (!conflict && !premature) {
      scope.attempt.commits().expectOpen();
      reached(Mark.BLOCK_INCONSISTENT);
    }
    if (block.isMisjudged()) {
      reached(Mark.BLOCK_MISJUDGED);
    } else {
      waitForTurn(block);
    }
    return true;
  }

  /** Whoever gave way to another transaction begins anew when that holds the row no more. */
  private void waitForTurn(Block block) throws Conflict {
    Answer.Refused refusal = block.participants().refusal();
    if (refusal == null || refusal.holder().isEmpty() || scope.millis() >= deadline) {
      backOff();
      return;
    }
    reached(Mark.BLOCK_AGAIN);
    new Holders(scope.attempt.services())
        .awaitElsewhere(refusal.function(), refusal.holder(), scope.attempt::checkTime);
  }

  /**
   * Commits the block, or finds that there is nothing to commit and that what it read still holds.
   *
   * @param ending the result of the instance, if nothing else follows
   * @throws TransactionConflict if it does not
   */
  void commit(Block block, @Nullable Ending ending) {
    if (block.isReplayed()) {
      reached(Mark.BLOCK_REPLAYED);
      return;
    }
    Participants participants = block.participants();
    boolean looked = block.strand().buffer.isEmpty() && !participants.wrote();
    if (!looked) {
      scope.attempt.commits().block(scope.strand, block, marker(false), ending);
    } else if (block.holds()) {
      participants.abort(); // Nobody has anything to write, so nothing has to be decided.
      leave(block);
    } else {
      throw new TransactionConflict("what this transaction read did not hold together");
    }
    scope.attempt.close(scope.at(step));
  }

  Scope scope() {
    return scope;
  }

  Step step() {
    return step;
  }

  /** What the block has read goes on to be consumed outside of it. */
  private void leave(Block block) {
    scope.strand.absorbReads(block.strand());
    if (!scope.attempt.commits().leavesNoTrace()) {
      scope.strand.note(marker(false), true);
    }
  }

  private void backOff() throws Conflict {
    conflicts++;
    Platform platform = scope.attempt.services().platform();
    Duration wait =
        scope.attempt.services().settings().attempts().conflicts().after(conflicts, platform.ids());
    if (conflicts > retries || scope.millis() + wait.toMillis() > deadline) {
      if (!scope.attempt.commits().leavesNoTrace()) {
        scope.strand.note(marker(true), true);
      }
      reached(Mark.BLOCK_CONFLICT);
      throw new Conflict(retryAfter());
    }
    reached(Mark.BLOCK_AGAIN);
    platform.clock().sleep(wait);
  }

  private void reached(Mark mark) {
    scope.attempt.services().reached(mark);
  }

  private Duration retryAfter() {
    return scope.attempt.services().settings().attempts().conflicts().cap();
  }

  private LogEntry marker(boolean conflict) {
    return new LogEntry(
        scope.at(step),
        Kind.BLOCK,
        0,
        step.site(),
        Value.list(List.of(Value.number(attempts), Value.bool(conflict))));
  }
}
