package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a history says of the list of one key. */
final class Lists {
  /** One element. */
  static final class Append {
    final int transaction;
    final long element;

    /** Whether its transaction appends no more to this list. */
    boolean last = true;

    /** Whether it is in the order. */
    private boolean ordered;

    private int sighting;

    Append(int transaction, long element) {
      this.transaction = transaction;
      this.element = element;
    }

    /** Whether it is the first time that a sight, numbered from 1 on, meets it. */
    boolean isNewTo(int sight) {
      boolean isNew = sighting != sight;
      sighting = sight;
      return isNew;
    }
  }

  /**
   * The list as somebody saw it.
   *
   * @param elements as they were seen
   * @param predicate whether it was found by a scan, or not found
   * @param own what the same transaction had appended before
   * @param clean without what was not committed or not appended, each element once
   */
  record Sight(
      int transaction,
      List<Long> elements,
      boolean predicate,
      List<Append> own,
      List<Append> clean) {}

  final String key;
  final List<Sight> sights = new ArrayList<>();
  private final Map<Long, Append> appends = new LinkedHashMap<>();
  private @Nullable Append latest;
  private List<Append> order = List.of();

  Lists(String key) {
    this.key = key;
  }

  void append(Transaction by, int transaction, long element) {
    Append append = new Append(transaction, element);
    if (appends.put(element, append) != null) {
      throw new IllegalArgumentException(
          by.name() + " appends " + element + " to " + key + ", which is not the first time");
    }
    if (latest != null && latest.transaction == transaction) {
      latest.last = false;
    }
    latest = append;
  }

  /** The append of the element, or null where there is none. */
  @Nullable Append get(long element) {
    return appends.get(element);
  }

  void see(Sight sight) {
    sights.add(sight);
    if (sight.clean().size() > order.size()) {
      order.forEach(append -> append.ordered = false);
      order = sight.clean();
      order.forEach(append -> append.ordered = true);
    }
  }

  /** The longest that anybody saw. */
  List<Append> order() {
    return order;
  }

  /** What nobody saw, or only at another place. */
  List<Append> unordered() {
    return appends.values().stream().filter(append -> !append.ordered).toList();
  }

  /** Whether a sight is how the order begins. */
  boolean fits(Sight sight) {
    return difference(sight) == sight.clean().size();
  }

  /** The first place at which a sight is not as the order; its size if there is none. */
  int difference(Sight sight) {
    List<Append> clean = sight.clean();
    int place = 0;
    while (place < clean.size() && clean.get(place) == order.get(place)) {
      place++;
    }
    return place;
  }

  /** Forgets who has seen what. */
  void forget() {
    sights.clear();
    order.forEach(append -> append.ordered = false);
    order = List.of();
  }
}
