package io.beldi.local.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some transactions at once, one of each client, that would show an anomaly if there were any.
 *
 * @param name the anomaly
 * @param rows what there is at the beginning
 */
record Script(String name, Map<String, Long> rows, List<Act> acts) {
  private static final String LEFT = "Left.rows/k";
  private static final String RIGHT = "Right.rows/k";
  private static final String P = "Script.rows/p";
  private static final String Q = "Script.rows/q";
  private static final Map<String, Long> BOTH = Map.of(LEFT, 10L, RIGHT, 20L);

  /**
   * One transaction.
   *
   * @param function with its service
   * @param input its parameters as JSON
   * @param model does the same to rows, alone, and returns the answer
   */
  record Act(String function, String input, Function<Map<String, Long>, String> model) {}

  /** Those whose orders are few enough for every build. */
  static final List<Script> OF_TWO =
      List.of(
          of("G0", BOTH, write(11, 21), write(12, 22)),
          of("G1a", BOTH, takeBack(101, 201), read()),
          of("G1b", BOTH, rewrite(101, 11), read()),
          of("G1c", BOTH, writeLeft(11), writeRight(22)),
          of("P4", BOTH, update(1), update(2)),
          of("P4 without reads", BOTH, add(1), add(2)),
          of("G-single", BOTH, read(), write(12, 18)),
          of("G-single with a write", BOTH, readLeftWriteRight(77), write(16, 18)),
          of("G-single in an error", BOTH, refuse(), write(12, 18)),
          of("G2-item", Map.of(LEFT, 15L, RIGHT, 15L), takeLeft(30), takeRight(30)));

  /** Those with more requests. */
  static final List<Script> LONGER =
      List.of(
          of("G2", Map.of(), claim("p", 30), claim("q", 42)),
          of("PMP", Map.of(), find(), claim("p", 30)),
          of("PMP for writes", Map.of(P, 10L, Q, 20L), raise(10), drop(20)),
          of("G-single by scans", Map.of(P, 10L, Q, 20L), find(), raise(2)),
          of("aborted spawn", BOTH, notify("n1", 11), notify("n2", 11)),
          of("aborted spawn, and a writer", BOTH, notify("n1", 11), update(1)));

  static final List<Script> OF_THREE =
      List.of(
          of("OTV", BOTH, write(11, 19), write(12, 18), read()),
          of("read-only anomaly", Map.of(LEFT, 10L), add(20), takeLeft(25), readBack()),
          of("long fork", BOTH, writeLeft(11), read(), readBack()),
          of("G1c of three", BOTH, writeLeft(11), writeRight(22), takeLeft(3)),
          of("P4 of three", BOTH, update(1), update(2), update(4)),
          of("G1a and a reader's error", BOTH, takeBack(101, 201), refuse(), update(1)),
          of("G2 of three", Map.of(), claim("p", 30), claim("q", 42), find()));

  /** Those of two over services that keep their tables to themselves. */
  static final List<Script> SOVEREIGN_OF_TWO =
      Stream.concat(
              OF_TWO.stream(),
              Stream.of(
                  of("G2 of absent rows", Map.of(), claimLeft(30), claimRight(42)),
                  of("aborted spawn", BOTH, notify("n1", 11), notify("n2", 11)),
                  of("aborted spawn, and a writer", BOTH, notify("n1", 11), update(1))))
          .toList();

  static final List<Script> SOVEREIGN_OF_THREE =
      List.of(
          of("OTV", BOTH, write(11, 19), write(12, 18), read()),
          of("read-only anomaly", Map.of(LEFT, 10L), add(20), takeLeft(25), readBack()),
          of("a reader and a look between two ends", BOTH, write(12, 18), read(), lookRight()),
          of("long fork", BOTH, writeLeft(11), read(), readBack()),
          of("G1c of three", BOTH, writeLeft(11), writeRight(22), takeLeft(3)));

  /** Rows are also looked at outside of transactions, while some are held, or one but not both. */
  static final List<Script> LOOKS =
      List.of(
          of("a look between votes and ends", BOTH, write(12, 18), lookLeft()),
          of("a look beside what is taken back", BOTH, takeBack(101, 201), lookRight()),
          of("two looks between two ends", BOTH, write(12, 18), lookLeft(), lookRight()));

  private static Script of(String name, Map<String, Long> rows, Act... acts) {
    return new Script(name, rows, List.of(acts));
  }

  private static Act act(
      String function, String parameters, Function<Map<String, Long>, String> model) {
    return new Act("Script." + function, "{" + parameters + "}", model);
  }

  /** The ends that the transactions have one after another, in any order. */
  Set<String> ends() {
    Set<String> ends = new TreeSet<>();
    String[] answers = new String[acts.size()];
    addEnds(answers, new TreeMap<>(rows), ends);
    return ends;
  }

  private void addEnds(@Nullable String[] answers, Map<String, Long> before, Set<String> ends) {
    boolean done = true;
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] == null) {
        done = false;
        Map<String, Long> after = new TreeMap<>(before);
        answers[i] = acts.get(i).model().apply(after);
        addEnds(answers, after, ends);
        answers[i] = null;
      }
    }
    if (done) {
      ends.add(Arrays.toString(answers) + " " + before);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static long get(Map<String, Long> rows, String row) {
    return rows.getOrDefault(row, 0L);
  }

  private static String list(long... numbers) {
    return Arrays.toString(numbers).replace(" ", "");
  }

  private static String refused(long left, long right) {
    return "Refused{\"left\":" + left + ",\"right\":" + right + "}";
  }

  private static Act write(long left, long right) {
    return act(
        "write",
        "\"key\":\"k\",\"left\":" + left + ",\"right\":" + right,
        rows -> {
          rows.put(LEFT, left);
          rows.put(RIGHT, right);
          return "";
        });
  }

  private static Act takeBack(long left, long right) {
    return act(
        "takeBack",
        "\"key\":\"k\",\"left\":" + left + ",\"right\":" + right,
        rows -> refused(left, right));
  }

  private static Act rewrite(long first, long second) {
    return act(
        "rewrite",
        "\"key\":\"k\",\"first\":" + first + ",\"second\":" + second,
        rows -> {
          rows.put(LEFT, second);
          return "";
        });
  }

  private static Act read() {
    return act(
        "read",
        "\"key\":\"k\"",
        rows -> list(get(rows, LEFT), get(rows, RIGHT), get(rows, LEFT), get(rows, RIGHT)));
  }

  private static Act readBack() {
    return act("readBack", "\"key\":\"k\"", rows -> list(get(rows, LEFT), get(rows, RIGHT)));
  }

  private static Act refuse() {
    return act("refuse", "\"key\":\"k\"", rows -> refused(get(rows, LEFT), get(rows, RIGHT)));
  }

  private static Act writeLeft(long value) {
    return act(
        "writeLeft",
        "\"key\":\"k\",\"value\":" + value,
        rows -> {
          rows.put(LEFT, value);
          return String.valueOf(get(rows, RIGHT));
        });
  }

  private static Act writeRight(long value) {
    return act(
        "writeRight",
        "\"key\":\"k\",\"value\":" + value,
        rows -> {
          rows.put(RIGHT, value);
          return String.valueOf(get(rows, LEFT));
        });
  }

  private static Act update(long by) {
    return act(
        "update",
        "\"key\":\"k\",\"by\":" + by,
        rows -> {
          long before = get(rows, LEFT);
          rows.put(LEFT, before + by);
          return String.valueOf(before);
        });
  }

  private static Act add(long by) {
    return act(
        "add",
        "\"key\":\"k\",\"by\":" + by,
        rows -> {
          rows.merge(RIGHT, by, Long::sum);
          return "";
        });
  }

  private static Act readLeftWriteRight(long value) {
    return act(
        "readLeftWriteRight",
        "\"key\":\"k\",\"value\":" + value,
        rows -> {
          long seen = get(rows, LEFT);
          if (seen < 15) {
            rows.put(RIGHT, value);
          }
          return String.valueOf(seen);
        });
  }

  private static Act lookLeft() {
    return new Act("Left.look", "{\"key\":\"k\"}", rows -> String.valueOf(get(rows, LEFT)));
  }

  private static Act lookRight() {
    return new Act("Right.look", "{\"key\":\"k\"}", rows -> String.valueOf(get(rows, RIGHT)));
  }

  private static Act claimLeft(long value) {
    return claim("claimLeft", LEFT, value);
  }

  private static Act claimRight(long value) {
    return claim("claimRight", RIGHT, value);
  }

  private static Act claim(String function, String own, long value) {
    return act(
        function,
        "\"key\":\"k\",\"value\":" + value,
        rows -> {
          String seen = list(get(rows, LEFT), get(rows, RIGHT));
          if (get(rows, LEFT) + get(rows, RIGHT) == 0) {
            rows.put(own, value);
          }
          return seen;
        });
  }

  private static Act takeLeft(long sum) {
    return take("takeLeft", LEFT, sum);
  }

  private static Act takeRight(long sum) {
    return take("takeRight", RIGHT, sum);
  }

  private static Act take(String function, String from, long sum) {
    return act(
        function,
        "\"key\":\"k\",\"sum\":" + sum,
        rows -> {
          String seen = list(get(rows, LEFT), get(rows, RIGHT));
          if (get(rows, LEFT) + get(rows, RIGHT) >= sum) {
            rows.merge(from, -sum, Long::sum);
          }
          return seen;
        });
  }

  private static Act claim(String own, long value) {
    return act(
        "claim",
        "\"keys\":[\"p\",\"q\"],\"own\":\"" + own + "\",\"value\":" + value,
        rows -> {
          long sum = get(rows, P) + get(rows, Q);
          if (sum == 0) {
            rows.put("Script.rows/" + own, value);
          }
          return String.valueOf(sum);
        });
  }

  private static Act find() {
    return act(
        "find",
        "\"keys\":[\"p\",\"q\"]",
        rows -> list(get(rows, P) + get(rows, Q), get(rows, P) + get(rows, Q)));
  }

  private static Act raise(long by) {
    return act(
        "raise",
        "\"keys\":[\"p\",\"q\"],\"by\":" + by,
        rows -> {
          for (String row : List.of(P, Q)) {
            rows.computeIfPresent(row, (name, value) -> value + by);
          }
          return "";
        });
  }

  private static Act drop(long value) {
    return act(
        "drop",
        "\"keys\":[\"p\",\"q\"],\"value\":" + value,
        rows -> {
          Map<String, Long> before = new TreeMap<>(rows);
          rows.values().removeIf(found -> found == value);
          return String.valueOf(before.size() - rows.size());
        });
  }

  private static Act notify(String note, long limit) {
    return act(
        "notify",
        "\"key\":\"k\",\"note\":\"" + note + "\",\"limit\":" + limit,
        rows -> {
          long before = get(rows, LEFT);
          if (before >= limit) {
            return refused(before, limit);
          }
          rows.put(LEFT, before + 1);
          rows.put("Notes.received/" + note, 1L);
          return String.valueOf(before);
        });
  }
}
