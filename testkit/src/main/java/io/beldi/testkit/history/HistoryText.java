package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Histories as people write them. */
final class HistoryText {
  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(committed|aborted|unknown):(.*)");
  private static final Pattern TIMES = Pattern.compile("(\\d+)\\.\\.(\\d*)");
  private static final Pattern READ = Pattern.compile("([\\w/]+)=\\[([\\d ]*)\\]\\s*");
  private static final Pattern ACTION =
      Pattern.compile(
          READ.pattern() + "|([\\w/]+)\\+=(\\d+)\\s*" + "|scan\\(([\\w/]*)\\)=\\{([^}]*)\\}\\s*");

  private HistoryText() {}

  static History parse(String text) {
    return new History(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(HistoryText::transaction)
            .toList());
  }

  private static Transaction transaction(String line) {
    Matcher parts = match(LINE, line);
    long invoked = 0;
    long returned = Transaction.NEVER;
    if (!parts.group(3).equals("*")) {
      Matcher times = match(TIMES, parts.group(3));
      invoked = Long.parseLong(times.group(1));
      returned = times.group(2).isEmpty() ? returned : Long.parseLong(times.group(2));
    }
    return new Transaction(
        parts.group(1),
        parts.group(2),
        invoked,
        returned,
        Outcome.valueOf(parts.group(4).toUpperCase(Locale.ROOT)),
        actions(parts.group(5).strip()));
  }

  private static List<Action> actions(String text) {
    List<Action> actions = new ArrayList<>();
    Matcher action = ACTION.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!action.find(end) || action.start() != end) {
        throw new IllegalArgumentException("not an action: " + text.substring(end));
      }
      end = action.end();
      if (action.group(1) != null) {
        actions.add(new Action.Read(action.group(1), elements(action.group(2))));
      } else if (action.group(3) != null) {
        actions.add(new Action.Append(action.group(3), Long.parseLong(action.group(4))));
      } else {
        actions.add(new Action.Scan(action.group(5), lists(action.group(6).strip())));
      }
    }
    return actions;
  }

  private static Map<String, List<Long>> lists(String text) {
    Map<String, List<Long>> lists = new LinkedHashMap<>();
    Matcher list = READ.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!list.find(end) || list.start() != end) {
        throw new IllegalArgumentException("not a list: " + text.substring(end));
      }
      end = list.end();
      lists.put(list.group(1), elements(list.group(2)));
    }
    return lists;
  }

  private static List<Long> elements(String text) {
    List<Long> elements = new ArrayList<>();
    for (String element : text.strip().split(" +", -1)) {
      if (!element.isEmpty()) {
        elements.add(Long.valueOf(element));
      }
    }
    return elements;
  }

  static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not as expected: " + text);
    }
    return matcher;
  }

  static String line(Transaction transaction) {
    StringBuilder text = new StringBuilder();
    text.append(transaction.name()).append(' ').append(transaction.process()).append(' ');
    text.append(transaction.invoked()).append("..");
    text.append(transaction.returned() == Transaction.NEVER ? "" : transaction.returned());
    text.append(' ').append(transaction.outcome().name().toLowerCase(Locale.ROOT)).append(':');
    transaction.actions().forEach(action -> text.append(' ').append(action(action)));
    return text.toString();
  }

  static String action(Action action) {
    if (action instanceof Action.Append append) {
      return append.key() + "+=" + append.element();
    }
    if (action instanceof Action.Read read) {
      return read(read.key(), read.elements());
    }
    Action.Scan scan = (Action.Scan) action;
    List<String> lists = new ArrayList<>();
    scan.found().forEach((key, elements) -> lists.add(read(key, elements)));
    return "scan(" + scan.prefix() + ")={" + String.join(" ", lists) + "}";
  }

  private static String read(String key, List<Long> elements) {
    List<String> words = elements.stream().map(String::valueOf).toList();
    return key + "=[" + String.join(" ", words) + "]";
  }
}
