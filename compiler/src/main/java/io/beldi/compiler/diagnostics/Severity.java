package io.beldi.compiler.diagnostics;

/** How much a finding matters. */
public enum Severity {
  /** The program has no meaning; the build fails. */
  ERROR("error"),
  /** The program has a meaning that is probably not wanted; the build fails unless suppressed. */
  DANGER("danger"),
  /** Worth a look; the build goes on. */
  WARNING("warning"),
  /** Good to know. */
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word that opens a message. */
  public String word() {
    return word;
  }

  /** Whether a finding of this severity stops the build. */
  public boolean failsBuild() {
    return this == ERROR || this == DANGER;
  }
}
