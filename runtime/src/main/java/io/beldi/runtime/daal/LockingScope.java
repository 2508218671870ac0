package io.beldi.runtime.daal;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.daal.Shadows.Shadow;
import io.beldi.runtime.daal.StepLog.Kind;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.ItemKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a transaction (section 5 of the paper): each row is locked before it is read or
 * written, reads see the transaction's own writes first, and writes wait in the shadow table for
 * the commit.
 */
final class LockingScope extends BaseScope implements Transaction {
  private final Lineage lineage;
  private final @Nullable BlockRetry block;
  private final @Nullable List<Runnable> afterCommit;

  /**
   * @param block whose attempt it is; null in a function that takes part in its caller's
   *     transaction
   */
  LockingScope(Execution execution, Path path, Lineage lineage, @Nullable BlockRetry block) {
    this(execution, path, lineage, block, block == null ? null : new ArrayList<>());
  }

  private LockingScope(
      Execution execution,
      Path path,
      Lineage lineage,
      @Nullable BlockRetry block,
      @Nullable List<Runnable> afterCommit) {
    super(execution, path);
    this.lineage = lineage;
    this.block = block;
    this.afterCommit = afterCommit;
  }

  Lineage lineage() {
    return lineage;
  }

  @Override
  public void commit() {
    if (block != null && afterCommit != null) {
      block.commit(this);
      afterCommit.forEach(Runnable::run);
    }
  }

  @Override
  public <O> O commitAndReturn(O result) {
    commit();
    return result;
  }

  @Override
  public Instance iteration(Step loop, int index) {
    return below(at(loop).iteration(index));
  }

  /** One branch after another, so that what they make of a row is the same in each execution. */
  @Override
  public Fork fork(Step step, int width) {
    return new Branches(null, 1, index -> below(at(step).branch(index)));
  }

  /** A block inside of a block is a part of it. */
  @Override
  public Retry retry(Step step, int retries, @Nullable Duration timeout) {
    return (attempt, error) -> false;
  }

  @Override
  public Transaction begin(Step step, Retry retry) {
    return below(at(step));
  }

  private LockingScope below(Path at) {
    return new LockingScope(execution, at, lineage, null, afterCommit);
  }

  @Override
  public <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed {
    if (!callee.service().equals(execution.service().name())) {
      execution.service().shadows().participant(lineage.id(), callee.service(), callee.name());
    }
    return new Calls(execution).call(step, at(step), callee, input, lineage);
  }

  /** After the commit: of a transaction that is aborted nothing gets out. */
  @Override
  public <I> void spawn(Step step, Signature<I, ?> callee, I input, Duration delay) {
    Path at = at(step);
    Calls calls = new Calls(execution);
    if (afterCommit == null) {
      // Whoever began the transaction commits it, when this execution may long be over.
      calls.spawnLater(at, callee, input, delay, lineage);
    } else {
      afterCommit.add(() -> calls.spawn(step, at, callee, input, delay));
    }
  }

  @Override
  @Nullable Item look(Path at, ItemKey key) {
    Shadow shadow = lock(at, key);
    return shadow.written() ? shadow.value() : execution.rows().read(key);
  }

  @Override
  public void put(Step step, ItemKey key, Item row) {
    replace(step, key, row);
  }

  @Override
  public void delete(Step step, ItemKey key) {
    replace(step, key, null);
  }

  private void replace(Step step, ItemKey key, @Nullable Item row) {
    Shadow unused = lock(at(step), key);
    execution.service().shadows().write(lineage.id(), key, execution.entry(at(step)), row);
  }

  /** What it finds is logged, so that every execution makes the same of it. */
  @Override
  boolean change(Step step, ItemKey key, Function<@Nullable Item, @Nullable Item> change) {
    Path at = at(step);
    Item before =
        execution.observe(
            at,
            Kind.READ,
            Fingerprint.of(List.of(key)),
            step.site(),
            () -> look(at, key),
            row -> row == null ? Value.NULL : Value.map(row.attributes()),
            logged -> logged instanceof Value.MapOf map ? new Item(map.entries()) : null);
    Item after = change.apply(before);
    if (after == null) {
      return false;
    }
    execution.service().shadows().write(lineage.id(), key, execution.entry(at), after);
    return true;
  }

  /**
   * Notes that the row is held, and then holds it: whoever ends the transaction finds every row.
   */
  private Shadow lock(Path at, ItemKey key) {
    execution.checkTime();
    Shadow shadow = execution.service().shadows().hold(lineage.id(), key);
    boolean held = execution.rows().lock(execution.lockEntry(at), key, lineage.id(), lineage.age());
    if (!held) {
      throw new TransactionConflict(
          "an older transaction holds "
              + key.table().name()
              + "["
              + StoredForm.toText(key.partition())
              + "]");
    }
    return shadow;
  }
}
