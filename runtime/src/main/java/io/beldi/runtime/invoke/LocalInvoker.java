package io.beldi.runtime.invoke;

import io.beldi.runtime.item.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs every function in this process, through the same bytes that would travel between machines.
 */
public final class LocalInvoker implements Invoker {
  private final Concurrency concurrency;
  private volatile @Nullable Handler handler;

  public LocalInvoker(Concurrency concurrency) {
    this.concurrency = concurrency;
  }

  /** Says who answers; once, before the first invocation. */
  public void connect(Handler receiver) {
    handler = receiver;
  }

  @Override
  public Bytes call(String function, Bytes envelope) {
    return receiver().handle(envelope);
  }

  @Override
  public void send(String function, Bytes envelope) {
    Handler receiver = receiver();
    concurrency.start(() -> receiver.handle(envelope));
  }

  private Handler receiver() {
    return Objects.requireNonNull(handler, "no engine is connected");
  }
}
