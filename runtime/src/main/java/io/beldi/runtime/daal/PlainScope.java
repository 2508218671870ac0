package io.beldi.runtime.daal;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.ItemKey;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scope of a function, a loop or a branch, outside of transactions. */
final class PlainScope extends BaseScope {
  PlainScope(Execution execution, Path path) {
    super(execution, path);
  }

  @Override
  public Instance iteration(Step loop, int index) {
    return new PlainScope(execution, at(loop).iteration(index));
  }

  @Override
  public Fork fork(Step step, int width) {
    return new Branches(
        execution.services().platform().concurrency(),
        width,
        index -> new PlainScope(execution, at(step).branch(index)));
  }

  @Override
  public Retry retry(Step step, int retries, @Nullable Duration timeout) {
    return new BlockRetry(execution, step, at(step), retries, timeout);
  }

  @Override
  public Transaction begin(Step step, Retry retry) {
    return ((BlockRetry) retry).next();
  }

  @Override
  public <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed {
    return new Calls(execution).call(step, at(step), callee, input, null);
  }

  @Override
  public <I> void spawn(Step step, Signature<I, ?> callee, I input, Duration delay) {
    new Calls(execution).spawn(step, at(step), callee, input, delay);
  }

  @Override
  public void put(Step step, ItemKey key, Item row) {
    execution.rows().replace(execution.entry(at(step)), key, row);
  }

  @Override
  public void delete(Step step, ItemKey key) {
    execution.rows().replace(execution.entry(at(step)), key, null);
  }

  @Override
  @Nullable Item look(Path at, ItemKey key) {
    return execution.rows().read(key);
  }

  @Override
  boolean change(Step step, ItemKey key, Function<@Nullable Item, @Nullable Item> change) {
    return execution.rows().change(execution.entry(at(step)), key, change);
  }
}
