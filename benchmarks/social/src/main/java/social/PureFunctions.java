package social;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pure functions that {@code social.beldi} leaves to Java: same arguments, same answer. */
final class PureFunctions {
  private static final Pattern URL = Pattern.compile("https?://[^\\s]+");
  private static final Pattern NAME = Pattern.compile("@([A-Za-z0-9_]+)");

  private PureFunctions() {}

  static List<String> urlsIn(String text) {
    return URL.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  static List<String> namesIn(String text) {
    return NAME.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }

  /** The same for the same address; two addresses share one only if their hashes do. */
  static String shortCode(String url) {
    return Integer.toUnsignedString(url.hashCode(), Character.MAX_RADIX);
  }
}
