package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of a run in the order in which they are shown, cut to a number that a person reads:
 * at most {@value #PER_FILE} of a file and {@value #PER_RUN} in all. Where some are left out, those
 * that stop the build stay before the others.
 *
 * @param shown what is shown, by file, line and column
 * @param errors how many findings stop the build, shown or not
 * @param warnings how many are warnings, shown or not
 * @param notes how many are notes, shown or not
 */
public record Report(List<Diagnostic> shown, int errors, int warnings, int notes) {
  /** The most findings of one file that are shown. */
  public static final int PER_FILE = 20;

  /** The most findings of one run that are shown. */
  public static final int PER_RUN = 100;

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic found) -> found.span().file().path())
          .thenComparingInt(found -> found.span().start())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  private static final Comparator<Diagnostic> FAILING_FIRST =
      Comparator.comparing(found -> !found.severity().failsBuild());

  /** Keeps an unchangeable copy of the findings. */
  public Report {
    shown = List.copyOf(shown);
  }

  /** Sorts, cuts and counts; equal findings count once. */
  public static Report of(Collection<Diagnostic> diagnostics) {
    List<Diagnostic> all = diagnostics.stream().distinct().sorted(BY_PLACE).toList();
    int errors = count(all, Severity.ERROR) + count(all, Severity.DANGER);
    return new Report(cut(all), errors, count(all, Severity.WARNING), count(all, Severity.NOTE));
  }

  /** How many findings are left out. */
  public int hidden() {
    return errors + warnings + notes - shown.size();
  }

  /** Whether a finding stops the build. */
  public boolean failed() {
    return errors > 0;
  }

  /** The numbers in words, such as {@code 2 errors, 1 warning}; empty if there is no finding. */
  public String summary() {
    String counts =
        Stream.of(counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return hidden() == 0 ? counts : counts + " (" + hidden() + " not shown)";
  }

  private static int count(List<Diagnostic> all, Severity severity) {
    return Math.toIntExact(all.stream().filter(found -> found.severity() == severity).count());
  }

  private static String counted(int number, String noun) {
    return switch (number) {
      case 0 -> "";
      case 1 -> "1 " + noun;
      default -> number + " " + noun + "s";
    };
  }

  private static List<Diagnostic> cut(List<Diagnostic> sorted) {
    Map<String, Integer> taken = new HashMap<>();
    List<Diagnostic> kept = new ArrayList<>();
    for (Diagnostic found : sorted.stream().sorted(FAILING_FIRST).toList()) {
      Span span = found.span();
      if (kept.size() < PER_RUN && taken.merge(span.file().path(), 1, Integer::sum) <= PER_FILE) {
        kept.add(found);
      }
    }
    return kept.stream().sorted(BY_PLACE).toList();
  }
}
