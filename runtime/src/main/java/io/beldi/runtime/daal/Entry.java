package io.beldi.runtime.daal;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.InstanceId;
import java.util.List;

/** Names one step of one instance in the log of a row. */
record Entry(String attribute, String instance) {
  static Entry of(InstanceId instance, String step) {
    String name = instance.toString();
    return new Entry(ChainItem.ENTRY + Digest.of(name, step).shortHex(), name);
  }

  /** The entry as it is stored: whose it is, so that no other's is ever taken for it. */
  Value value(boolean outcome) {
    return Value.list(List.of(Value.text(instance), Value.bool(outcome)));
  }
}
