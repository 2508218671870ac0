package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * One finding: everything that a renderer, an editor or a test needs.
 *
 * @param message what is wrong, in one sentence without a full stop
 * @param primary the place that is wrong
 * @param others further places that explain it, in the order in which they were added
 * @param why what goes wrong if the finding is ignored, where that is not obvious; may be empty
 * @param help what the user can do, one sentence each
 */
public record Diagnostic(
    Code code,
    String message,
    Label primary,
    List<Label> others,
    String why,
    List<String> help,
    List<Fix> fixes) {

  /** Keeps unchangeable copies of the lists. */
  public Diagnostic {
    others = List.copyOf(others);
    help = List.copyOf(help);
    fixes = List.copyOf(fixes);
  }

  /** A finding at a place. */
  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, message, new Label(span, ""), List.of(), "", List.of(), List.of());
  }

  /** The same finding with words at its primary place. */
  public Diagnostic withText(String text) {
    return new Diagnostic(code, message, new Label(primary.span(), text), others, why, help, fixes);
  }

  /** The same finding with the reason why it matters. */
  public Diagnostic withWhy(String reason) {
    return new Diagnostic(code, message, primary, others, reason, help, fixes);
  }

  /** The same finding with one more place. */
  public Diagnostic withLabel(Span span, String text) {
    return new Diagnostic(
        code, message, primary, append(others, new Label(span, text)), why, help, fixes);
  }

  /** The same finding with one more line of help. */
  public Diagnostic withHelp(String line) {
    return new Diagnostic(code, message, primary, others, why, append(help, line), fixes);
  }

  /** The same finding with one more repair. */
  public Diagnostic withFix(String title, Edit... edits) {
    return new Diagnostic(
        code, message, primary, others, why, help, append(fixes, new Fix(title, List.of(edits))));
  }

  /** How much the finding matters. */
  public Severity severity() {
    return code.severity();
  }

  /** Where the finding is. */
  public Span span() {
    return primary.span();
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
