package io.beldi.testkit;

import io.beldi.testkit.StoredState.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link CrashReport} for a person to read. */
public final class CrashText {
  private CrashText() {}

  /** The counts of a report in a line. */
  public static String counts(CrashReport report) {
    String kinds =
        report.attemptCrashes() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " (%,d of the process, %,d of one attempt)",
                report.processCrashes(),
                report.attemptCrashes());
    return count(report.requests(), "request")
        + ": "
        + count(report.points(), "crash point")
        + kinds
        + and(report.pairs())
        + ", "
        + count(report.differences(), "difference");
  }

  /** Counts of several reports in a line: {@code 56 crash points, 0 differences}. */
  static String counts(long points, long pairs, long differences) {
    return count(points, "crash point") + and(pairs) + ", " + count(differences, "difference");
  }

  private static String and(long pairs) {
    return pairs == 0 ? "" : " and " + count(pairs, "pair");
  }

  /** The failures of a report, or its differences with the two states and the requests. */
  public static List<String> lines(CrashReport report) {
    List<String> lines = new ArrayList<>(report.failures());
    for (Difference difference : report.shown()) {
      add(difference, lines);
    }
    long more = report.differences() - report.shown().size();
    if (more > 0) {
      lines.add("");
      lines.add("and " + count(more, "more run") + " that ended differently");
    }
    return lines;
  }

  /** The requests of a run, one a line, with a line of its own for each further item of a group. */
  public static List<String> trace(List<TraceLine> trace) {
    int by = width(trace.stream().map(TraceLine::by).toList());
    int kind = width(trace.stream().map(TraceLine::kind).toList());
    int target = width(trace.stream().flatMap(line -> line.target().lines()).toList());
    List<String> lines = new ArrayList<>();
    for (TraceLine line : trace) {
      List<String> items = line.target().lines().toList();
      String first = items.isEmpty() ? "" : items.get(0);
      lines.add(
          "%5d  %s  %s  %s  %s"
              .formatted(
                  line.request(),
                  padded(line.by(), by),
                  padded(line.kind(), kind),
                  padded(first, target),
                  line.outcome()));
      for (int i = 1; i < items.size(); i++) {
        lines.add(" ".repeat(5 + 2 + by + 2 + kind + 2) + items.get(i));
      }
    }
    return lines;
  }

  private static void add(Difference difference, List<String> lines) {
    List<String> crashes = difference.crashes().stream().map(CrashPoint::toString).toList();
    lines.add("");
    lines.add("with " + String.join(", and ", crashes) + ":");
    difference.failures().forEach(failure -> lines.add("  " + failure));
    for (Change change : difference.changes()) {
      lines.add("  " + change.key());
      lines.add("    undisturbed: " + orAbsent(change.wanted()));
      lines.add("    this run:    " + orAbsent(change.found()));
    }
    lines.add("  its requests:");
    trace(difference.trace()).forEach(line -> lines.add("  " + line));
  }

  private static String orAbsent(String fields) {
    return fields.isEmpty() ? "absent" : fields;
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d ", number) + noun + (number == 1 ? "" : "s");
  }
}
