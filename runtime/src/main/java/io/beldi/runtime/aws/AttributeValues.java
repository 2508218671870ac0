package io.beldi.runtime.aws;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.model.KeyAttributes;
import io.beldi.runtime.store.model.Numbers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Translates between our values and the SDK's. */
final class AttributeValues {
  private AttributeValues() {}

  static Map<String, AttributeValue> of(Map<String, Value> values) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    values.forEach((name, value) -> attributes.put(name, of(value)));
    return attributes;
  }

  static Map<String, AttributeValue> of(ItemKey key) {
    return of(KeyAttributes.of(key).attributes());
  }

  static AttributeValue of(Value value) {
    if (value instanceof Value.Text text) {
      return AttributeValue.fromS(text.text());
    }
    if (value instanceof Value.Num number) {
      return AttributeValue.fromN(number.number().toString());
    }
    if (value instanceof Value.Bin binary) {
      return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(binary.bytes().toByteArray()));
    }
    if (value instanceof Value.Bool bool) {
      return AttributeValue.fromBool(bool.truth());
    }
    if (value instanceof Value.ListOf list) {
      return AttributeValue.fromL(list.values().stream().map(AttributeValues::of).toList());
    }
    if (value instanceof Value.MapOf map) {
      return AttributeValue.fromM(of(map.entries()));
    }
    return AttributeValue.fromNul(true);
  }

  static Item item(Map<String, AttributeValue> attributes) {
    return Item.of(values(attributes));
  }

  private static Map<String, Value> values(Map<String, AttributeValue> attributes) {
    Map<String, Value> values = new TreeMap<>();
    attributes.forEach((name, attribute) -> values.put(name, value(attribute)));
    return values;
  }

  private static Value value(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> Value.text(attribute.s());
      case N -> Value.number(Numbers.normalise(new BigDecimal(attribute.n())));
      case B -> Value.bytes(Bytes.of(attribute.b().asByteArrayUnsafe()));
      case BOOL -> Value.bool(attribute.bool());
      case NUL -> Value.NULL;
      case L -> Value.list(attribute.l().stream().map(AttributeValues::value).toList());
      case M -> Value.map(values(attribute.m()));
      default ->
          throw new StoreException(
              StoreException.Kind.INVALID,
              "an item holds a value of type " + attribute.type() + ", written by another program");
    };
  }
}
