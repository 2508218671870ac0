package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.Money;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as the compiler writes one: a required, an optional, a bounded and a nested field. */
record Shelf(String label, @Nullable Long width, List<Money> prices) {
  static final Codec<Shelf> CODEC = new ShelfCodec();

  private static final class ShelfCodec implements Codec<Shelf> {
    private static final Codec<String> LABEL = Codecs.string(1, 5);
    private static final Codec<@Nullable Long> WIDTH = Codecs.optional(Codecs.LONG);
    private static final Codec<List<Money>> PRICES = Codecs.list(Codecs.MONEY, 0, 3);

    @Override
    public void write(JsonGenerator out, Shelf value) throws IOException {
      out.writeStartObject();
      out.writeFieldName("label");
      LABEL.write(out, value.label());
      if (value.width() != null) {
        out.writeFieldName("width");
        WIDTH.write(out, value.width());
      }
      out.writeFieldName("prices");
      PRICES.write(out, value.prices());
      out.writeEndObject();
    }

    @Override
    public Shelf read(JsonParser in) throws IOException {
      ObjectFields fields = ObjectFields.open(in);
      String label = null;
      Long width = null;
      List<Money> prices = null;
      while (fields.next()) {
        switch (fields.name()) {
          case "label" -> label = LABEL.read(in);
          case "width" -> width = WIDTH.read(in);
          case "prices" -> prices = PRICES.read(in);
          default -> throw fields.unknown();
        }
      }
      return new Shelf(fields.required("label", label), width, fields.required("prices", prices));
    }
  }
}
