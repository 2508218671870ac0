package io.beldi.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.ObjectFields;
import java.io.IOException;

/** A row as one JSON object of {@code key} and {@code value}: a line of a seed file. */
record RowCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Row<K, V>> {
  @Override
  public void write(JsonGenerator out, Row<K, V> row) throws IOException {
    out.writeStartObject();
    out.writeFieldName("key");
    key.write(out, row.key());
    out.writeFieldName("value");
    value.write(out, row.value());
    out.writeEndObject();
  }

  @Override
  public Row<K, V> read(JsonParser in) throws IOException {
    ObjectFields fields = ObjectFields.open(in);
    K rowKey = null;
    V rowValue = null;
    while (fields.next()) {
      switch (fields.name()) {
        case "key" -> rowKey = key.read(in);
        case "value" -> rowValue = value.read(in);
        default -> throw fields.unknown();
      }
    }
    return new Row<>(fields.required("key", rowKey), fields.required("value", rowValue));
  }
}
