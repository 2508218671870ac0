package io.beldi.runtime.codec;

import io.beldi.runtime.Fault;

/** Whether text is well-formed UTF-16, as only such text survives being stored. */
final class WellFormed {
  private WellFormed() {}

  static boolean isWellFormed(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      boolean lone =
          Character.isHighSurrogate(unit)
              ? !isLow(text, index + 1)
              : Character.isLowSurrogate(unit) && !isHigh(text, index - 1);
      if (lone) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLow(String text, int index) {
    return index < text.length() && Character.isLowSurrogate(text.charAt(index));
  }

  private static boolean isHigh(String text, int index) {
    return index >= 0 && Character.isHighSurrogate(text.charAt(index));
  }

  /**
   * @return {@code text}
   * @throws Fault if it is not well-formed
   */
  static String check(String text) {
    if (!isWellFormed(text)) {
      throw new Fault("", "a string has an unpaired surrogate");
    }
    return text;
  }
}
