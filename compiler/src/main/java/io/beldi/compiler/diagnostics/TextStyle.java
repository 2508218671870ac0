package io.beldi.compiler.diagnostics;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * How text for people is drawn.
 *
 * @param unicode whether rules and ellipses are drawn with characters outside of ASCII
 * @param colour whether ANSI escape sequences colour the text
 */
public record TextStyle(boolean unicode, boolean colour) {
  /** Unicode without colour: what files and tests get. */
  public static final TextStyle PLAIN = new TextStyle(true, false);

  /** ASCII without colour. */
  public static final TextStyle ASCII = new TextStyle(false, false);

  /**
   * The style for an output: colour on a terminal, unless {@code NO_COLOR} is set or {@code TERM}
   * is {@code dumb}; Unicode where the character set has the characters.
   *
   * @param environment the variables of the process
   * @param terminal whether the output is a terminal
   */
  public static TextStyle detect(
      Map<String, String> environment, boolean terminal, Charset charset) {
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new TextStyle(draws(charset), terminal && !refused && !dumb);
  }

  private static boolean draws(Charset charset) {
    if (!charset.canEncode()) {
      return false;
    }
    CharsetEncoder encoder = charset.newEncoder();
    return encoder.canEncode("┌─│⋮…");
  }

  String corner() {
    return unicode ? "┌─" : "-->";
  }

  String bar() {
    return unicode ? "│" : "|";
  }

  String skip() {
    return unicode ? "⋮" : ":";
  }

  String ellipsis() {
    return unicode ? "…" : "...";
  }

  String paint(Ink ink, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + ink.sequence + "m" + text + "\u001b[0m" : text;
  }

  /** What a piece of text is, for its colour. */
  enum Ink {
    ERROR("1;31"),
    DANGER("1;35"),
    WARNING("1;33"),
    NOTE("1;36"),
    STRONG("1"),
    RULE("34");

    private final String sequence;

    Ink(String sequence) {
      this.sequence = sequence;
    }

    static Ink of(Severity severity) {
      return switch (severity) {
        case ERROR -> ERROR;
        case DANGER -> DANGER;
        case WARNING -> WARNING;
        case NOTE -> NOTE;
      };
    }
  }
}
