package io.beldi.runtime.library;

/** Text, counted in code points. */
public final class Texts {
  private Texts() {}

  /** The number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
