package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope inside a transaction: of the block itself, of a function that is called in it, of a loop
 * or a branch. All of them run in the caller's process, whatever their service, unless that keeps
 * its tables to itself: then it is asked to take part.
 */
final class TransactionScope extends BasicScope implements Transaction {
  private final BlockRetry retry;
  private final Block block;
  private final Path local;
  private final boolean outermost;
  private final boolean doomed;

  /**
   * @param doomed whether the attempts of this block are known to end in a conflict
   */
  TransactionScope(BlockRetry retry, Block block, boolean doomed) {
    super(retry.scope().attempt, block.path(), block.strand());
    this.retry = retry;
    this.block = block;
    this.local = Path.ROOT;
    this.outermost = true;
    this.doomed = doomed;
  }

  private TransactionScope(TransactionScope outer, Path path, Path local, Strand strand) {
    super(outer.attempt, path, strand);
    this.retry = outer.retry;
    this.block = outer.block;
    this.local = local;
    this.outermost = false;
    this.doomed = outer.doomed;
  }

  Block block() {
    return block;
  }

  @Override
  public void commit() {
    if (outermost) {
      checkDoom();
      retry.commit(block, null);
    }
  }

  @Override
  public <O> O commitAndReturn(O result) {
    if (outermost) {
      checkDoom();
      retry.commit(block, attempt.endingOf(result));
    }
    return result;
  }

  @Override
  public Instance iteration(Step loop, int index) {
    return new TransactionScope(
        this, at(loop).iteration(index), local.step(loop.number()).iteration(index), strand);
  }

  @Override
  public Fork fork(Step step, int width) {
    return new BranchFork(
        attempt.services().platform().concurrency(),
        width,
        strand,
        index ->
            new TransactionScope(
                this,
                at(step).branch(index),
                local.step(step.number()).branch(index),
                new Strand(null, strand.buffer)),
        inTurn(step),
        (index, finished) -> {},
        () -> block.wrong(List.of(assumption(step))));
  }

  /** Whether an earlier attempt of the block found that branches write the same rows. */
  private boolean inTurn(Step step) {
    if (attempt.log().take(at(step), Kind.FORK, 0, step.site()) != null) {
      return true;
    }
    boolean found = !block.assumptions().hold(assumption(step));
    if (found && !attempt.commits().leavesNoTrace()) {
      strand.note(new LogEntry(at(step), Kind.FORK, 0, step.site(), Value.bool(true)), true);
    }
    return found;
  }

  @Override
  public Retry retry(Step step, int retries, @Nullable Duration timeout) {
    return (joined, error) -> false;
  }

  @Override
  public Transaction begin(Step step, Retry joined) {
    return inner(step);
  }

  @Override
  public <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed {
    if (!callee.domain().equals(attempt.services().domain())) {
      checkDoom();
      return block.participants().call(strand, step, at(step), callee, input);
    }
    DurableFunction<I, O> function = attempt.services().function(callee);
    try {
      return function.execute(inner(step), input);
    } catch (DeclaredError error) {
      throw new CallFailed(error);
    }
  }

  @Override
  public <I> void spawn(Step step, Signature<I, ?> callee, I input, Duration delay) {
    strand.buffer.spawn(
        new Calls(retry.scope())
            .spawned(step, at(step), callee, Json.write(callee.input(), input), delay));
  }

  @Override
  public <O> O run(Step step, Extern<O> extern, Action<O> action) throws CallFailed {
    if (!extern.safe()) {
      throw refused(step, "an extern step with an effect");
    }
    Answer answer =
        observe(
            step,
            Kind.RUN,
            Fingerprint.of(extern.name()),
            () -> Runs.tries(attempt, step, extern, action),
            Runs::toValue,
            Runs::fromValue);
    return Runs.outcome(step, extern, answer);
  }

  /** A transaction is one group, or none. */
  @Override
  void makeRoom(Step step) {}

  @Override
  public Page query(Step step, Query query) {
    throw refused(step, "a query");
  }

  @Override
  public Page scan(Step step, Scan scan) {
    throw refused(step, "a scan");
  }

  @Override
  public void prefetch(List<ItemKey> keys) {
    block.announce(keys);
  }

  @Override
  public List<StoredRow> fetch(List<ItemKey> keys) {
    checkDoom();
    return block.fetch(keys);
  }

  @Override
  public @Nullable StoredRow seen(ItemKey key) {
    return block.seen(key);
  }

  @Override
  public void remember(ItemKey key, StoredRow row) {
    block.remember(key, row);
  }

  /** The commit checks every row that was read; nothing more is needed. */
  @Override
  public Condition unchanged(Version version) {
    return Condition.always();
  }

  @Override
  public boolean assumes(Step step) {
    return !block.isParticipant()
        && !strand.buffer.isBranchOfBlock()
        && !attempt.log().has(at(step))
        && block.assumptions().hold(assumption(step));
  }

  @Override
  public Path assumption(Step step) {
    return local.step(step.number());
  }

  @Override
  public RuntimeException wrong(List<Path> assumed) {
    return block.wrong(assumed);
  }

  private TransactionScope inner(Step step) {
    return new TransactionScope(this, at(step), local.step(step.number()), strand);
  }

  private void checkDoom() {
    if (doomed) {
      throw new TransactionConflict("an earlier attempt gave up here");
    }
  }

  private static Fault refused(Step step, String what) {
    return new Fault(step.site(), what + " is not possible inside a transaction");
  }
}
