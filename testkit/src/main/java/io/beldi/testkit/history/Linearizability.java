package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether each row behaves as if every access happened at one moment between its question
 * and its answer. Goes through the events in their order and keeps every state that the row may be
 * in, with the accesses that have been done in it already. After Wing and Gong, "Testing and
 * verifying concurrent objects" (1993), and Lowe, "Testing for linearizability" (2017).
 */
public final class Linearizability {
  private Linearizability() {}

  /**
   * Something impossible.
   *
   * @param key of the row
   * @param window the accesses that contradict each other, no more than are needed: sorted by when
   *     they were invoked, the impossible one among them
   * @param text the same in words
   */
  public record Violation(String key, List<Access> window, String text) {
    public Violation {
      window = List.copyOf(window);
    }
  }

  /**
   * What was found.
   *
   * @param violations at most one for each row
   * @param work how many states were looked at
   */
  public record Result(List<Violation> violations, long work) {
    public Result {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Reads accesses, a line for each, such as {@code A 0..5 committed: x=3}, with {@code x:=3} for a
   * write, {@code x:=3 if 2} or {@code x:=3 if 2 failed} for a conditional one, {@code x+=3 -> 5}
   * for an addition, {@code none} for a row that is not there, and {@code 0..} without an answer.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static List<Access> parse(String text) {
    return AccessText.parse(text);
  }

  /**
   * Judges accesses to any rows, each by itself.
   *
   * @param accesses in any order; there is no row at the beginning
   */
  public static Result check(List<Access> accesses) {
    Map<String, List<Access>> rows = new LinkedHashMap<>();
    accesses.stream()
        .filter(access -> access.outcome() != Outcome.ABORTED)
        .sorted(Comparator.comparingLong(Access::invoked))
        .forEach(
            access -> rows.computeIfAbsent(access.key(), key -> new ArrayList<>()).add(access));
    List<Violation> violations = new ArrayList<>();
    long work = 0;
    for (Map.Entry<String, List<Access>> row : rows.entrySet()) {
      RowSearch search = new RowSearch(row.getValue());
      Violation violation = search.violation(row.getKey());
      if (violation != null) {
        violations.add(violation);
      }
      work += search.work();
    }
    return new Result(violations, work);
  }
}
