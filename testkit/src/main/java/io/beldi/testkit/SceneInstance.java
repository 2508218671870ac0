package io.beldi.testkit;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a statement of a test does: each effect is an instance of its own, on the real engine. */
final class SceneInstance implements Instance {
  private final World world;

  SceneInstance(World world) {
    this.world = world;
  }

  @Override
  public Instant started() {
    return give(Instance::started);
  }

  @Override
  public Instant now(Step step) {
    return give(self -> self.now(step));
  }

  @Override
  public String newId(Step step) {
    return give(self -> self.newId(step));
  }

  @Override
  public String stepKey(Step step) {
    return give(self -> self.stepKey(step));
  }

  @Override
  public Instance iteration(Step loop, int index) {
    return this;
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> O call(
      Step step, Signature<I, O> callee, I input) throws CallFailed {
    return outcome(self -> self.call(step, callee, input));
  }

  @Override
  public <I extends @Nullable Object> void spawn(
      Step step, Signature<I, ?> callee, I input, Duration delay) {
    act(self -> self.spawn(step, callee, input, delay));
  }

  @Override
  public <O extends @Nullable Object> O run(Step step, Extern<O> extern, Action<O> action)
      throws CallFailed {
    return outcome(self -> self.run(step, extern, action));
  }

  @Override
  public @Nullable Item read(Step step, ItemKey key) {
    return give(key.table().domain(), self -> self.read(step, key));
  }

  @Override
  public List<@Nullable Item> readAll(Step step, List<ItemKey> keys) {
    return give(
        keys.isEmpty() ? "" : keys.get(0).table().domain(), self -> self.readAll(step, keys));
  }

  @Override
  public Page query(Step step, Query query) {
    return give(query.table().domain(), self -> self.query(step, query));
  }

  @Override
  public Page scan(Step step, Scan scan) {
    return give(scan.table().domain(), self -> self.scan(step, scan));
  }

  @Override
  public void put(Step step, ItemKey key, Item row) {
    act(key.table().domain(), self -> self.put(step, key, row));
  }

  @Override
  public void putIfAbsent(Step step, ItemKey key, Item row) {
    act(key.table().domain(), self -> self.putIfAbsent(step, key, row));
  }

  @Override
  public boolean insert(Step step, ItemKey key, Item row) {
    return give(key.table().domain(), self -> self.insert(step, key, row));
  }

  @Override
  public void delete(Step step, ItemKey key) {
    act(key.table().domain(), self -> self.delete(step, key));
  }

  @Override
  public boolean update(Step step, ItemKey key, RowUpdate update) {
    return give(key.table().domain(), self -> self.update(step, key, update));
  }

  @Override
  public void prefetch(List<ItemKey> keys) {
    // Only a hint about reads to come, and here each of them is an instance of its own.
  }

  @Override
  public Fork fork(Step step, int width) {
    throw unsupported(step, "parallel");
  }

  @Override
  public Retry retry(Step step, int retries, @Nullable Duration timeout) {
    throw unsupported(step, "transaction");
  }

  @Override
  public Transaction begin(Step step, Retry retry) {
    throw unsupported(step, "transaction");
  }

  private static Fault unsupported(Step step, String what) {
    return new Fault(
        step.site(), what + " cannot stand in a test itself; call a function that does it");
  }

  private void act(Scene.Act act) {
    act("", act);
  }

  private void act(String domain, Scene.Act act) {
    Reply reply = world.play(domain, act);
    if (reply instanceof Reply.Faulted faulted) {
      throw new Fault(faulted.site(), faulted.message());
    }
    if (!(reply instanceof Reply.Returned)) {
      throw new IllegalStateException("a statement of a test ended with " + reply);
    }
  }

  // NullAway does not follow type arguments: an answer may be null just where T says so.
  @SuppressWarnings("NullAway")
  private <T extends @Nullable Object> T give(Function<Instance, T> question) {
    return give("", question);
  }

  // As above.
  @SuppressWarnings("NullAway")
  private <T extends @Nullable Object> T give(String domain, Function<Instance, T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    act(domain, self -> answer.set(question.apply(self)));
    return answer.get();
  }

  // As in give.
  @SuppressWarnings("NullAway")
  private <T extends @Nullable Object> T outcome(Attempted<T> step) throws CallFailed {
    AtomicReference<T> answer = new AtomicReference<>();
    AtomicReference<@Nullable CallFailed> failure = new AtomicReference<>();
    act(
        self -> {
          // An attempt that is superseded half-way must not touch what a later one has found.
          try {
            answer.set(step.by(self));
            failure.set(null);
          } catch (CallFailed failed) {
            failure.set(failed);
          }
        });
    CallFailed failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return answer.get();
  }

  /** A step that may end with a declared error. */
  @FunctionalInterface
  private interface Attempted<T extends @Nullable Object> {
    T by(Instance self) throws CallFailed;
  }
}
