package io.beldi.testkit;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of values what may differ between runs that did the same: moments, since a run that had
 * to recover reads a later clock. A moment is a number of milliseconds within a year of the run;
 * and the first ten digits of an id that the runtime has made, which tell when.
 */
final class Moments {
  private static final Duration MARGIN = Duration.ofDays(366);
  private static final int ID_LENGTH = 26;
  private static final int TIME_LENGTH = 10;
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern ID = Pattern.compile("[" + DIGITS + "]{" + ID_LENGTH + "}");
  private static final Value MOMENT = Value.text("a moment of the run");

  private final long from;
  private final long to;

  /** Moments about a run between these two, in milliseconds. */
  Moments(long start, long end) {
    from = start - MARGIN.toMillis();
    to = end + MARGIN.toMillis();
  }

  Value without(Value value) {
    if (value instanceof Value.Num number) {
      return isMoment(number.number()) ? MOMENT : value;
    }
    if (value instanceof Value.Text text) {
      return text.text().length() < ID_LENGTH ? value : Value.text(without(text.text()));
    }
    if (value instanceof Value.ListOf list) {
      List<Value> values = new ArrayList<>(list.values().size());
      list.values().forEach(each -> values.add(without(each)));
      return Value.list(values);
    }
    if (value instanceof Value.MapOf map) {
      Map<String, Value> entries = new TreeMap<>(map.entries());
      entries.replaceAll((name, each) -> without(each));
      return Value.map(entries);
    }
    return value;
  }

  /** Text whose ids do not tell their time. */
  String without(String text) {
    Matcher matcher = ID.matcher(text);
    StringBuilder changed = new StringBuilder();
    while (matcher.find()) {
      String id = matcher.group();
      boolean made = isMoment(BigDecimal.valueOf(time(id)));
      matcher.appendReplacement(changed, made ? "(time)" + id.substring(TIME_LENGTH) : id);
    }
    return matcher.appendTail(changed).toString();
  }

  private boolean isMoment(BigDecimal number) {
    // Most numbers are small: comparing their size first spares most of the work.
    if (number.precision() - number.scale() < TIME_LENGTH) {
      return false;
    }
    return number.compareTo(BigDecimal.valueOf(from)) >= 0
        && number.compareTo(BigDecimal.valueOf(to)) <= 0;
  }

  private static long time(String id) {
    long time = 0;
    for (int i = 0; i < TIME_LENGTH; i++) {
      time = time * DIGITS.length() + DIGITS.indexOf(id.charAt(i));
    }
    return time;
  }
}
