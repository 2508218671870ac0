package io.beldi.testkit.history;

import io.beldi.testkit.history.Access.Call;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accesses as people write them. */
final class AccessText {
  private static final String VALUE = "(-?\\d+|none)";
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+)\\s+(\\d+)\\.\\.(\\d*)\\s+(committed|aborted|unknown):\\s*([\\w/]+)(.*)");
  private static final Pattern READ = Pattern.compile("=" + VALUE);
  private static final Pattern WRITE = Pattern.compile(":=" + VALUE);
  private static final Pattern CONDITIONAL =
      Pattern.compile(":=" + VALUE + " if " + VALUE + "( failed)?");
  private static final Pattern ADD = Pattern.compile("\\+=(-?\\d+)(?: -> (-?\\d+))?");

  private AccessText() {}

  static List<Access> parse(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(AccessText::access)
        .toList();
  }

  private static Access access(String line) {
    Matcher parts = HistoryText.match(LINE, line);
    return new Access(
        parts.group(1),
        parts.group(5),
        Long.parseLong(parts.group(2)),
        parts.group(3).isEmpty() ? Transaction.NEVER : Long.parseLong(parts.group(3)),
        Outcome.valueOf(parts.group(4).toUpperCase(Locale.ROOT)),
        call(parts.group(6).strip()));
  }

  private static Call call(String text) {
    Matcher read = READ.matcher(text);
    Matcher write = WRITE.matcher(text);
    Matcher conditional = CONDITIONAL.matcher(text);
    if (read.matches()) {
      return new Call.Read(value(read.group(1)));
    }
    if (write.matches()) {
      return new Call.Write(value(write.group(1)));
    }
    if (conditional.matches()) {
      return new Call.ConditionalWrite(
          value(conditional.group(2)), value(conditional.group(1)), conditional.group(3) == null);
    }
    Matcher add = HistoryText.match(ADD, text);
    return new Call.Add(
        Long.parseLong(add.group(1)), add.group(2) == null ? null : Long.valueOf(add.group(2)));
  }

  private static @Nullable Long value(String text) {
    return text.equals("none") ? null : Long.valueOf(text);
  }

  static String line(Access access) {
    return access.process()
        + " "
        + access.invoked()
        + ".."
        + (access.returned() == Transaction.NEVER ? "" : access.returned())
        + " "
        + access.outcome().name().toLowerCase(Locale.ROOT)
        + ": "
        + access.key()
        + call(access.call());
  }

  private static String call(Call call) {
    if (call instanceof Call.Read read) {
      return "=" + text(read.value());
    }
    if (call instanceof Call.Write write) {
      return ":=" + text(write.value());
    }
    if (call instanceof Call.ConditionalWrite write) {
      return ":="
          + text(write.value())
          + " if "
          + text(write.expected())
          + (write.done() ? "" : " failed");
    }
    Call.Add add = (Call.Add) call;
    return "+=" + add.amount() + (add.result() == null ? "" : " -> " + add.result());
  }

  static String text(@Nullable Long value) {
    return value == null ? "none" : value.toString();
  }
}
