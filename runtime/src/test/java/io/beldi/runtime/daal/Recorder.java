package io.beldi.runtime.daal;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Keeps every message between services, so that it can be delivered once more. */
final class Recorder {
  private final List<Bytes> messages = new ArrayList<>();
  private final Rig rig;

  Recorder(Rig rig) {
    this.rig = rig;
    rig.invoker.connect(
        message -> {
          messages.add(message);
          return rig.engine.handle(message);
        });
  }

  List<Envelope> envelopes() {
    return messages.stream().map(Envelope::decode).toList();
  }

  /** Delivers everything again, as it was sent. */
  void redeliver() {
    for (Bytes message : List.copyOf(messages)) {
      Bytes unused = rig.engine.handle(message);
    }
  }
}
