package io.beldi.testkit.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thing that a transaction did. */
public sealed interface Action {
  /**
   * Added an element to the end of a list.
   *
   * @param element must be appended to this key only once in the whole history
   */
  record Append(String key, long element) implements Action {}

  /** Saw the whole list; a list that nobody has appended to is empty. */
  record Read(String key, List<Long> elements) implements Action {
    public Read {
      elements = List.copyOf(elements);
    }
  }

  /**
   * Asked for all lists that are not empty and whose key begins with a prefix.
   *
   * @param found the lists by key
   */
  record Scan(String prefix, Map<String, List<Long>> found) implements Action {
    public Scan {
      Map<String, List<Long>> copy = new LinkedHashMap<>();
      found.forEach((key, elements) -> copy.put(key, List.copyOf(elements)));
      found = Collections.unmodifiableMap(copy);
      for (String key : found.keySet()) {
        if (!key.startsWith(prefix)) {
          throw new IllegalArgumentException(key + " does not begin with " + prefix);
        }
      }
    }
  }
}
