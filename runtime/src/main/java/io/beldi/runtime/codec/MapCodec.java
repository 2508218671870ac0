package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.library.Bounds;
import io.beldi.runtime.library.Order;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps of bounded size, as objects: a key that is no text is written as text. */
record MapCodec<K, V extends @Nullable Object>(
    Codec<K> key, Codec<V> value, int least, int greatest) implements Codec<SortedMap<K, V>> {
  @Override
  public void write(JsonGenerator out, SortedMap<K, V> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<K, V> entry : map.entrySet()) {
      out.writeFieldName(name(entry.getKey()));
      value.write(out, entry.getValue());
    }
    out.writeEndObject();
  }

  @Override
  public SortedMap<K, V> read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Tokens.unexpected(in, "an object");
    }
    SortedMap<K, V> entries = new TreeMap<>(Order.byValue());
    while (in.nextToken() != JsonToken.END_OBJECT) {
      if (entries.size() == greatest) {
        throw MalformedInput.at(in, "is one entry too many: at most " + greatest + " may be here");
      }
      K name = key(in);
      if (entries.containsKey(name)) {
        throw MalformedInput.at(in, "is a key that occurs twice");
      }
      in.nextToken();
      entries.put(name, value.read(in));
    }
    Tokens.require(in, Bounds.sizeViolation(entries.size(), least, greatest, "entries"));
    return Collections.unmodifiableSortedMap(entries);
  }

  private String name(K entry) {
    Value stored = StoredForm.toValue(key, entry);
    if (stored instanceof Value.Text text) {
      return text.text();
    }
    if (stored instanceof Value.Num number) {
      return number.number().toPlainString();
    }
    throw new IllegalStateException("a key is neither text nor a number: " + stored);
  }

  private K key(JsonParser in) throws IOException {
    try {
      return StoredForm.fromValue(key, Value.text(in.currentName()));
    } catch (MalformedInput malformed) {
      throw MalformedInput.at(in, "is a key, and " + malformed.getMessage());
    }
  }
}
