package io.beldi.testkit.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which transactions count, and in which order the elements of each list came. */
final class Versions {
  private final List<Transaction> transactions;
  private final boolean attempts;
  private final Map<String, Lists> lists = new LinkedHashMap<>();
  private final boolean[] counted;

  /** Those without an answer who were seen, and whose elements have gone again. */
  private final boolean[] undone;

  private int sightings;

  /**
   * @param attempts whether what those saw must make sense who have not committed
   * @throws IllegalArgumentException if one element is appended twice to one list
   */
  Versions(History history, boolean attempts) {
    this.transactions = history.transactions();
    this.attempts = attempts;
    this.counted = new boolean[transactions.size()];
    this.undone = new boolean[transactions.size()];
    for (int i = 0; i < counted.length; i++) {
      register(i);
    }
    do {
      count();
      lists.values().forEach(Lists::forget);
      for (int i = 0; i < counted.length; i++) {
        if (isJudged(i)) {
          look(i);
        }
      }
    } while (undo());
  }

  int size() {
    return transactions.size();
  }

  Transaction get(int index) {
    return transactions.get(index);
  }

  List<Lists> lists() {
    return List.copyOf(lists.values());
  }

  /** Whether it has committed: because it says so, or because somebody saw what it appended. */
  boolean isCounted(int transaction) {
    return counted[transaction];
  }

  /** Whether what it saw must make sense. */
  boolean isJudged(int transaction) {
    return attempts || counted[transaction];
  }

  /** When it was over for certain. */
  long end(int transaction) {
    Transaction one = get(transaction);
    return one.outcome() == Outcome.UNKNOWN ? Transaction.NEVER : one.returned();
  }

  private Lists list(String key) {
    return lists.computeIfAbsent(key, Lists::new);
  }

  private void register(int index) {
    Transaction transaction = get(index);
    for (Action action : transaction.actions()) {
      if (action instanceof Action.Append append) {
        list(append.key()).append(transaction, index, append.element());
      } else if (action instanceof Action.Read read) {
        list(read.key());
      } else if (action instanceof Action.Scan scan) {
        scan.found().keySet().forEach(this::list);
      }
    }
  }

  /** Whoever has no answer has committed, if somebody saw it who must make sense. */
  private void count() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < counted.length; i++) {
      counted[i] = get(i).outcome() == Outcome.COMMITTED;
      if (isJudged(i)) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int reader = open.remove();
      for (Action action : get(reader).actions()) {
        if (action instanceof Action.Read read) {
          count(reader, list(read.key()), read.elements(), open);
        } else if (action instanceof Action.Scan scan) {
          scan.found().forEach((key, elements) -> count(reader, list(key), elements, open));
        }
      }
    }
  }

  private void count(int reader, Lists list, List<Long> elements, Deque<Integer> open) {
    for (long element : elements) {
      Lists.@Nullable Append append = list.get(element);
      if (append != null
          && append.transaction != reader
          && !counted[append.transaction]
          && isOpen(append.transaction)) {
        counted[append.transaction] = true;
        open.add(append.transaction);
      }
    }
  }

  private boolean isOpen(int transaction) {
    return get(transaction).outcome() == Outcome.UNKNOWN && !undone[transaction];
  }

  /** Where two reads contradict each other, somebody without an answer may have been undone. */
  private boolean undo() {
    for (Lists list : lists.values()) {
      for (Lists.Sight sight : list.sights) {
        int place = list.difference(sight);
        if (place < sight.clean().size()) {
          int one = list.order().get(place).transaction;
          int other = sight.clean().get(place).transaction;
          if (isOpen(one) || isOpen(other)) {
            undone[isOpen(one) ? one : other] = true;
            return true;
          }
        }
      }
    }
    return false;
  }

  private void look(int index) {
    Map<String, List<Lists.Append>> own = new LinkedHashMap<>();
    for (Action action : get(index).actions()) {
      if (action instanceof Action.Append append) {
        Lists.Append known = list(append.key()).get(append.element());
        if (known != null) {
          own.computeIfAbsent(append.key(), key -> new ArrayList<>()).add(known);
        }
      } else if (action instanceof Action.Read read) {
        see(index, list(read.key()), read.elements(), false, own);
      } else if (action instanceof Action.Scan scan) {
        for (Lists list : lists.values()) {
          if (list.key.startsWith(scan.prefix())) {
            see(index, list, scan.found().getOrDefault(list.key, List.of()), true, own);
          }
        }
      }
    }
  }

  private void see(
      int index,
      Lists list,
      List<Long> elements,
      boolean predicate,
      Map<String, List<Lists.Append>> own) {
    List<Lists.Append> clean = new ArrayList<>(elements.size());
    sightings++;
    for (long element : elements) {
      Lists.@Nullable Append append = list.get(element);
      if (append != null && counted[append.transaction] && append.isNewTo(sightings)) {
        clean.add(append);
      }
    }
    List<Lists.Append> before = List.copyOf(own.getOrDefault(list.key, List.of()));
    list.see(new Lists.Sight(index, elements, predicate, before, clean));
  }
}
