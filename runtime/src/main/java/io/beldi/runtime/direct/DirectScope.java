package io.beldi.runtime.direct;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scope of a function, a loop, a branch or a block: all are alike. */
final class DirectScope implements Transaction {
  private final Store store;
  private final Invoker invoker;
  private final Platform platform;
  private final Envelope envelope;
  private final Path path;
  private final DirectRows rows;

  DirectScope(Store store, Invoker invoker, Platform platform, Envelope envelope, Path path) {
    this.store = store;
    this.invoker = invoker;
    this.platform = platform;
    this.envelope = envelope;
    this.path = path;
    this.rows = new DirectRows(store, platform.clock());
  }

  @Override
  public Instant started() {
    return Instant.ofEpochMilli(envelope.started());
  }

  @Override
  public Instant now(Step step) {
    return Instant.ofEpochMilli(platform.clock().millis());
  }

  @Override
  public String newId(Step step) {
    return envelope.instance().newId(envelope.started(), at(step));
  }

  @Override
  public String stepKey(Step step) {
    return envelope.instance().stepKey(at(step));
  }

  @Override
  public Instance iteration(Step loop, int index) {
    return below(at(loop).iteration(index));
  }

  @Override
  public Fork fork(Step step, int width) {
    return new DirectFork(platform.concurrency(), width, index -> below(at(step).branch(index)));
  }

  /** Nothing can conflict, so the first attempt is the answer. */
  @Override
  public Retry retry(Step step, int retries, @Nullable Duration timeout) {
    return (attempt, error) -> false;
  }

  @Override
  public Transaction begin(Step step, Retry retry) {
    return below(at(step));
  }

  /** Everything is written already. */
  @Override
  public void commit() {}

  @Override
  public <O> O commitAndReturn(O result) {
    return result;
  }

  @Override
  public <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed {
    Envelope sent = callee(step, callee, input, Origin.CALL);
    Answer answer;
    try {
      answer = Answer.decode(invoker.call(callee.name(), sent.encode()));
    } catch (InvocationFailed lost) {
      throw unavailable(String.valueOf(lost.getMessage()));
    }
    if (answer instanceof Answer.Returned returned) {
      return Json.read(callee.output(), returned.output());
    }
    if (answer instanceof Answer.Failed failed) {
      throw new CallFailed(
          DeclaredErrors.read(step.site(), callee.errors(), failed.code(), failed.fields()));
    }
    if (answer instanceof Answer.Unavailable trouble) {
      throw unavailable(trouble.message());
    }
    if (answer instanceof Answer.Faulted faulted) {
      throw new Fault(faulted.site(), faulted.message());
    }
    throw new Fault(step.site(), callee.name() + " answered " + answer);
  }

  /** Lost if this process ends before the delay does, or if the platform loses it. */
  @Override
  public <I> void spawn(Step step, Signature<I, ?> callee, I input, Duration delay) {
    Envelope sent = callee(step, callee, input, Origin.SPAWN);
    if (delay.isZero()) {
      send(callee.name(), sent);
    } else {
      platform
          .concurrency()
          .start(
              () -> {
                platform.clock().sleep(delay);
                send(callee.name(), sent);
              });
    }
  }

  private void send(String function, Envelope sent) {
    try {
      invoker.send(function, sent.encode());
    } catch (InvocationFailed lost) {
      throw unavailable(String.valueOf(lost.getMessage()));
    }
  }

  /** One try. */
  @Override
  public <O> O run(Step step, Extern<O> extern, Action<O> action) throws CallFailed {
    try {
      return action.run();
    } catch (DeclaredError error) {
      throw new CallFailed(error);
    } catch (RuntimeException broken) {
      throw new Fault(step.site(), extern.name() + " failed: " + broken, broken);
    }
  }

  @Override
  public @Nullable Item read(Step step, ItemKey key) {
    return rows.read(key);
  }

  /** One request for each row, all at the same time. */
  @Override
  public List<@Nullable Item> readAll(Step step, List<ItemKey> keys) {
    List<DirectFork.Slot<@Nullable Item>> read = new ArrayList<>(keys.size());
    for (ItemKey key : keys) {
      read.add(new DirectFork.Slot<>(() -> rows.read(key)));
    }
    platform.concurrency().runAll(List.copyOf(read), 0);
    List<@Nullable Item> found = new ArrayList<>(keys.size());
    for (DirectFork.Slot<@Nullable Item> slot : read) {
      found.add(slot.valueOrThrow());
    }
    return found;
  }

  @Override
  public Page query(Step step, Query query) {
    return rows.alive(store.query(query));
  }

  @Override
  public Page scan(Step step, Scan scan) {
    return rows.alive(store.scan(scan));
  }

  @Override
  public void put(Step step, ItemKey key, Item row) {
    rows.put(key, row);
  }

  @Override
  public void putIfAbsent(Step step, ItemKey key, Item row) {
    rows.insert(key, row);
  }

  @Override
  public boolean insert(Step step, ItemKey key, Item row) {
    return rows.insert(key, row);
  }

  @Override
  public void delete(Step step, ItemKey key) {
    rows.delete(key);
  }

  @Override
  public boolean update(Step step, ItemKey key, RowUpdate update) {
    return rows.update(key, update);
  }

  /** Each read is a request of its own. */
  @Override
  public void prefetch(List<ItemKey> keys) {}

  private Path at(Step step) {
    return path.step(step.number());
  }

  private DirectScope below(Path inner) {
    return new DirectScope(store, invoker, platform, envelope, inner);
  }

  private <I> Envelope callee(Step step, Signature<I, ?> callee, I input, Origin origin) {
    return new Envelope(
        new InstanceId(envelope.instance().root(), at(step)),
        envelope.instance().toString(),
        Stamp.FIRST,
        false,
        origin,
        envelope.started(),
        envelope.born(),
        envelope.deadline(),
        callee.name(),
        "",
        Json.write(callee.input(), input));
  }

  private static StoreException unavailable(String message) {
    return new StoreException(StoreException.Kind.UNAVAILABLE, message);
  }
}
