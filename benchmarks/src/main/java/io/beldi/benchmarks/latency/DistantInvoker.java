package io.beldi.benchmarks.latency;

import io.beldi.benchmarks.latency.Distance.Waiting;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.LocalInvoker;
import io.beldi.runtime.item.Bytes;

/** Functions of this process, further away. A hand-over is accepted as late as a call begins. */
final class DistantInvoker implements Invoker {
  private final LocalInvoker invoker;
  private final Distance distance;
  private final Waiting waiting;

  DistantInvoker(Concurrency concurrency, Distance distance) {
    this.invoker = new LocalInvoker(concurrency);
    this.distance = distance;
    this.waiting = distance.waiting();
  }

  void connect(Handler receiver) {
    invoker.connect(receiver);
  }

  /** The way of a request from outside. */
  void root() {
    waiting.pause(distance.invoke());
  }

  @Override
  public Bytes call(String function, Bytes envelope) {
    waiting.pause(distance.invoke());
    return invoker.call(function, envelope);
  }

  @Override
  public void send(String function, Bytes envelope) {
    waiting.pause(distance.invoke());
    invoker.send(function, envelope);
  }
}
