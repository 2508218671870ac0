package io.beldi.runtime;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Opaque text for the key attributes where a page ended. */
final class Cursors {
  private Cursors() {}

  static String format(Item keys) {
    String json = StoredForm.toText(Value.map(keys.attributes()));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Fault if the text is no cursor
   */
  static Item parse(String cursor) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(cursor);
      return Item.of(
          ((Value.MapOf) StoredForm.fromText(new String(json, StandardCharsets.UTF_8))).entries());
    } catch (IllegalArgumentException | ClassCastException notOurs) {
      throw new Fault("", "not a cursor: " + cursor, notOurs);
    }
  }
}
