package io.beldi.testkit;

import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.item.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs each attempt so that it can die by itself; then its caller learns that it was lost. */
final class AttemptInvoker implements Invoker {
  private final Running running;
  private final OneThread thread;
  private @Nullable Handler handler;

  AttemptInvoker(Running running, OneThread thread) {
    this.running = running;
    this.thread = thread;
  }

  /** Says who answers; once, before the first invocation. */
  void connect(Handler receiver) {
    handler = receiver;
  }

  @Override
  public Bytes call(String function, Bytes envelope) throws InvocationFailed {
    refuseTheDead();
    try {
      return handle(function, envelope);
    } catch (Crash crash) {
      if (running.isOver()) {
        throw crash;
      }
      throw new InvocationFailed("the attempt of " + function + " died");
    }
  }

  @Override
  public void send(String function, Bytes envelope) {
    refuseTheDead();
    thread.start(
        () -> {
          try {
            handle(function, envelope);
          } catch (Crash crash) {
            if (running.isOver()) {
              throw crash;
            }
          }
        });
  }

  private Bytes handle(String function, Bytes envelope) {
    Handler receiver = Objects.requireNonNull(handler, "no engine is connected");
    return running.run(Scene.shown(function), () -> receiver.handle(envelope));
  }

  private void refuseTheDead() {
    if (running.isDead()) {
      throw new Crash();
    }
  }
}
