package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Control;
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
    FaultKind fault = execution.enter(Site.CALL);
    Bytes answer = Control.isControl(bytes) ? control(fault, bytes) : call(fault, bytes);
    if (answer == null) {
      throw new InvocationFailed("no answer");
    }
    return answer;
  }

  private @Nullable Bytes call(@Nullable FaultKind fault, Bytes bytes) {
    Envelope envelope = Envelope.decode(bytes);
    boolean mayDouble = world.protocol().mayArriveTwice(envelope);
    return new Exchange<Bytes>(world, execution, world.protocol().needed(envelope), mayDouble)
        .run(fault, pending -> world.events().call(envelope, bytes, pending));
  }

  private @Nullable Bytes control(@Nullable FaultKind fault, Bytes bytes) {
    return new Exchange<Bytes>(world, execution, null, true)
        .run(fault, pending -> world.events().control(bytes, pending));
  }

  @Override
  public void send(String function, Bytes bytes) throws InvocationFailed {
    @Nullable FaultKind fault = execution.enter(Site.SEND);
    world.events().send(execution, Envelope.decode(bytes), bytes, fault);
  }
}
