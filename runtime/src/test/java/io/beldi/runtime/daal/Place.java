package io.beldi.runtime.daal;

import io.beldi.runtime.Signature;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions;
import io.beldi.runtime.record.Functions.Body;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Set;

/** A service with one table. */
record Place(String service) {
  static final Place FRONT = new Place("front");
  static final Place HOTEL = new Place("hotel");
  static final Place FLIGHT = new Place("flight");
  static final Place ORDER = new Place("order");

  Table table() {
    return Table.keyed(service + ".rows", Table.KeyType.TEXT);
  }

  ItemKey row(String key) {
    return ItemKey.of(table(), Value.text(key));
  }

  Function effectful(String name, Body body) {
    return function(name, Kind.EFFECTFUL, false, body);
  }

  Function readOnly(String name, Body body) {
    return function(name, Kind.READ_ONLY, false, body);
  }

  Function transactional(String name, Body body) {
    return function(name, Kind.EFFECTFUL, true, body);
  }

  private Function function(String name, Kind kind, boolean transactional, Body body) {
    Set<String> tables = Set.of(table().name());
    return new Function(
        new Signature<>(
            service + "." + name,
            kind,
            transactional,
            Functions.TEXT,
            Functions.TEXT,
            List.of(Functions.SOLD_OUT),
            tables,
            tables),
        body);
  }
}
