package io.beldi.runtime.codec;

import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;

/** Texts as they are stored. */
public final class Texts {
  private Texts() {}

  /** Bytes that are UTF-8, as text. */
  public static String of(Bytes utf8) {
    return new String(utf8.toByteArray(), StandardCharsets.UTF_8);
  }

  /**
   * The beginning of a text, in a form that any store takes: a half of a character becomes a
   * question mark.
   *
   * @param most how many bytes at most, at least 4
   */
  public static String storable(String text, int most) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(utf8.length, most);
    while (length < utf8.length && (utf8[length] & 0xc0) == 0x80) {
      length--;
    }
    return new String(utf8, 0, length, StandardCharsets.UTF_8);
  }
}
