package io.beldi.runtime.record;

import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;

/** Bytes that are UTF-8, as text. */
final class Texts {
  private Texts() {}

  static String of(Bytes utf8) {
    return new String(utf8.toByteArray(), StandardCharsets.UTF_8);
  }
}
