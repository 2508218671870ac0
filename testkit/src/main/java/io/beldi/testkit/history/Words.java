package io.beldi.testkit.history;

import java.util.List;

/** Lists as they are shown in explanations. */
final class Words {
  private static final int SHOWN = 6;

  private Words() {}

  static String list(List<Lists.Append> appends) {
    return elements(appends.stream().map(append -> append.element).toList());
  }

  /** The last few, which are those that matter. */
  static String elements(List<Long> elements) {
    int first = Math.max(0, elements.size() - SHOWN);
    List<String> shown =
        elements.subList(first, elements.size()).stream().map(String::valueOf).toList();
    return "[" + (first == 0 ? "" : "… ") + String.join(" ", shown) + "]";
  }
}
