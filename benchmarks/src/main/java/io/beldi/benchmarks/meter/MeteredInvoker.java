package io.beldi.benchmarks.meter;

import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.LocalInvoker;
import io.beldi.runtime.item.Bytes;

/** Meters the executions of functions, all of which run in this process. */
public final class MeteredInvoker implements Invoker {
  private final LocalInvoker invoker;
  private final Meter meter;

  public MeteredInvoker(Concurrency concurrency, Meter meter) {
    this.invoker = new LocalInvoker(concurrency);
    this.meter = meter;
  }

  /** Says who answers; once, before the first invocation. */
  public void connect(Handler receiver) {
    invoker.connect(receiver);
  }

  /** A request from outside, which goes to the engine without this. */
  public void root(Bytes input) {
    meter.invocation(input.size());
  }

  @Override
  public Bytes call(String function, Bytes envelope) {
    Bytes answer = invoker.call(function, envelope);
    meter.invocation(envelope.size() + answer.size());
    return answer;
  }

  @Override
  public void send(String function, Bytes envelope) {
    meter.invocation(envelope.size());
    invoker.send(function, envelope);
  }
}
