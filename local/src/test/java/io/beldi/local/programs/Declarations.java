package io.beldi.local.programs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What generated programs can declare beside their functions. */
final class Declarations {
  static final List<String> SERVICES = List.of("A", "B");

  /** At the top of a module, by name. */
  static final Map<String, String> TOP = new LinkedHashMap<>();

  /** By name; the first letter of a name is that of its service. */
  static final Map<String, String> STATES = new LinkedHashMap<>();

  static {
    TOP.put("Key", "id Key");
    TOP.put("Color", "enum Color { red, green, blue }");
    TOP.put(
        "Box",
        "record Box { count: int(0..20) = 3, total: int = 0, note: string?, open: bool = false,"
            + " tags: list<int>(..12) = [] }");
    TOP.put("Pair", "record Pair { left: int, right: string(..60), tint: Color }");
    TOP.put(
        "Tag", "record Tag { tint: Color, rank: int, n: int = 0, price: decimal(9, 2) = 1.25 }");
    TOP.put("Lease", "record Lease { until: timestamp, n: int = 0, sizes: map<string, int> }");
    TOP.put("Empty", "error Empty");
    TOP.put("Odd", "error Odd(n: int) http 409");
    TOP.put("Lost", "error Lost(key: Key, why: string) http 404");
    TOP.put("LIMIT", "const LIMIT: int = 7");
    TOP.put(
        "clamp",
        "pure function clamp(n: int): int(0..20) = if n < 0 then 0 else if n > 20 then 20 else n");
    TOP.put(
        "brief",
        "pure function brief(text: string): string(..60) = "
            + "if text.length() > 60 then \"long\" else text");
    TOP.put("mix", "pure function mix(a: int, b: int): int = (a * 3 - b) % 50");
    TOP.put("Tools", JavaSteps.DECLARATION.strip());
    STATES.put("aBoxes", "state aBoxes: Key -> Box");
    STATES.put("aCounts", "state aCounts: Key -> int(0..)");
    STATES.put("aSums", "state aSums: Color -> int");
    STATES.put("aPairs", "state aPairs: (Key, int) -> Pair");
    STATES.put("aLeases", "state aLeases: Key -> Lease { ttl until }");
    STATES.put("bBoxes", "state bBoxes: string(1..20) -> Box");
    STATES.put("bMarks", "state bMarks: Key -> Pair");
    STATES.put("bSums", "state bSums: Key -> int");
    STATES.put("bTags", "state bTags: Key -> Tag { index byTint(tint, rank) }");
  }

  /** Rows that expire then are there as long as a run lasts. */
  static final List<String> FAR =
      List.of("timestamp(\"2100-01-01T00:00:00Z\")", "timestamp(\"2100-06-01T12:30:00.5Z\")");

  private static final String PAST = "timestamp(\"2001-01-01T00:00:00Z\")";

  private Declarations() {}

  static List<String> statesOf(String service) {
    String prefix = service.toLowerCase(java.util.Locale.ROOT);
    return STATES.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** Keys that programs use for a state. */
  static List<String> keysOf(String state) {
    return switch (state) {
      case "aSums" -> List.of("Color.red", "Color.green", "Color.blue");
      case "aPairs" -> List.of("Key(\"a\"), 1", "Key(\"b\"), 0", "Key(\"d\"), 2");
      case "bBoxes" -> List.of("\"m\"", "\"n\"");
      default -> List.of("Key(\"a\")", "Key(\"b\")", "Key(\"d\")");
    };
  }

  /** A value of a row of a state. */
  static String valueOf(String state, int number) {
    return switch (state) {
      case "aBoxes", "bBoxes" -> "Box(count: " + number + ", tags: [" + number + ", 1])";
      case "aPairs", "bMarks" -> "Pair(left: " + number + ", right: \"full\", tint: Color.green)";
      case "bTags" -> "Tag(tint: Color.green, rank: " + number + ", price: " + number + ".5)";
      case "aLeases" ->
          "Lease(until: "
              + (number % 2 == 0 ? PAST : FAR.get(0))
              + ", sizes: [\"a\": "
              + number
              + "])";
      default -> "" + number;
    };
  }

  /** Those of the names that a text mentions. */
  static Set<String> needed(Set<String> names, String text) {
    Set<String> found = new LinkedHashSet<>();
    for (String name : names) {
      if (Program.mentions(text, name)) {
        found.add(name);
      }
    }
    return found;
  }

  /** The declarations at the top that a text needs, and those that these need, in order. */
  static Set<String> closure(String text) {
    Set<String> found = needed(TOP.keySet(), text);
    while (true) {
      StringBuilder all = new StringBuilder(text);
      found.forEach(name -> all.append('\n').append(TOP.get(name)));
      Set<String> more = needed(TOP.keySet(), all.toString());
      if (more.equals(found)) {
        return found;
      }
      found = more;
    }
  }
}
