package io.beldi.runtime.record;

import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import java.util.List;
import java.util.Set;

/**
 * Hands an instance over to the domain that it belongs to. The one that spawns can record nothing
 * there together with its own commit, so it records this one, which asks that domain until it has
 * recorded the instance.
 */
final class ForwardTask extends DurableFunction<String, String> {
  private final Services services;

  ForwardTask(Services services, String name) {
    super(
        new Signature<>(
            name,
            Signature.Kind.EFFECTFUL,
            false,
            Codecs.STRING,
            Codecs.STRING,
            List.of(),
            Set.of(),
            Set.of()));
    this.services = services;
  }

  @Override
  public String execute(Instance self, String encoded) {
    Bytes envelope = Bytes.utf8(encoded);
    String function = Envelope.decode(envelope).function();
    new Holders(services).ask(new Control(Control.Kind.REGISTER, function, "", envelope));
    return "";
  }
}
