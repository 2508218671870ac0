package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.item.Bytes;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.Site;
import org.jspecify.annotations.Nullable;

/** Other functions as one execution reaches them. */
record SimInvoker(World world, Execution execution) implements Invoker {
  @Override
  public Bytes call(String function, Bytes bytes) throws InvocationFailed {
    Envelope envelope = Envelope.decode(bytes);
    FaultKind fault = execution.enter(Site.CALL);
    Bytes answer =
        // A first try that arrives twice is two attempts of one stamp, which nothing tells apart:
        // an
        // invoker must not do that.
        new Exchange<Bytes>(world, execution, envelope.instance(), envelope.sealed())
            .run(fault, pending -> world.events().call(envelope, bytes, pending));
    if (answer == null) {
      throw new InvocationFailed("no answer");
    }
    return answer;
  }

  @Override
  public void send(String function, Bytes bytes) throws InvocationFailed {
    @Nullable FaultKind fault = execution.enter(Site.SEND);
    world.events().send(execution, Envelope.decode(bytes), bytes, fault);
  }
}
