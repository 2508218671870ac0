package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Locks rows, longer or shorter. */
final class LockingStore implements ToyStore {
  /** Which locks are kept until the end. */
  enum Locks {
    /** None at all. */
    NONE,
    /** Of rows written; everybody reads what is there. */
    WRITES,
    /** The same, but only what was committed is read. */
    WRITES_READING_COMMITTED,
    /** Of rows read as well, but not of those that a scan does not find. */
    ROWS,
    /** Of everything. */
    ALL
  }

  private final Locks locks;
  private final Set<String> universe;
  private final TreeMap<String, List<Long>> committed = new TreeMap<>();
  private final TreeMap<String, List<Long>> current = new TreeMap<>();
  private final Map<String, Integer> writers = new HashMap<>();
  private final Map<String, Set<Integer>> readers = new HashMap<>();
  private final Map<Integer, Map<String, Set<Long>>> undo = new HashMap<>();

  /**
   * @param universe all keys there can be
   */
  LockingStore(Locks locks, Set<String> universe) {
    this.locks = locks;
    this.universe = universe;
  }

  @Override
  public void begin(int transaction, boolean readOnly) {
    undo.put(transaction, new LinkedHashMap<>());
  }

  @Override
  public @Nullable List<Long> read(int transaction, String key) {
    if (locks.compareTo(Locks.ROWS) >= 0 && !lock(transaction, key)) {
      return null;
    }
    return visible(transaction, key);
  }

  @Override
  public @Nullable Map<String, List<Long>> scan(int transaction, String prefix) {
    Map<String, List<Long>> found = new LinkedHashMap<>();
    for (String key : universe) {
      if (!key.startsWith(prefix)) {
        continue;
      }
      boolean isThere = committed.containsKey(key) || isOwn(transaction, key);
      if ((locks == Locks.ALL || (locks == Locks.ROWS && isThere)) && !lock(transaction, key)) {
        return null;
      }
      if (!visible(transaction, key).isEmpty()) {
        found.put(key, visible(transaction, key));
      }
    }
    return found;
  }

  @Override
  public boolean append(int transaction, String key, long element) {
    if (locks != Locks.NONE) {
      Set<Integer> others = new HashSet<>(readers.getOrDefault(key, Set.of()));
      others.remove(transaction);
      if (!others.isEmpty() || writers.getOrDefault(key, transaction) != transaction) {
        return false;
      }
      writers.put(key, transaction);
    }
    current.computeIfAbsent(key, missing -> new ArrayList<>()).add(element);
    own(transaction).computeIfAbsent(key, missing -> new HashSet<>()).add(element);
    return true;
  }

  @Override
  public boolean commit(int transaction) {
    for (String key : own(transaction).keySet()) {
      committed.put(key, List.copyOf(current.getOrDefault(key, List.of())));
    }
    release(transaction);
    return true;
  }

  @Override
  public void abort(int transaction) {
    own(transaction)
        .forEach((key, elements) -> current.getOrDefault(key, List.of()).removeAll(elements));
    release(transaction);
  }

  private boolean lock(int transaction, String key) {
    if (writers.getOrDefault(key, transaction) != transaction) {
      return false;
    }
    readers.computeIfAbsent(key, missing -> new HashSet<>()).add(transaction);
    return true;
  }

  private void release(int transaction) {
    undo.remove(transaction);
    writers.values().removeIf(writer -> writer == transaction);
    readers.values().forEach(holders -> holders.remove(transaction));
  }

  private List<Long> visible(int transaction, String key) {
    boolean dirty = locks.compareTo(Locks.WRITES) <= 0 || isOwn(transaction, key);
    return List.copyOf((dirty ? current : committed).getOrDefault(key, List.of()));
  }

  private boolean isOwn(int transaction, String key) {
    return own(transaction).containsKey(key);
  }

  private Map<String, Set<Long>> own(int transaction) {
    return undo.getOrDefault(transaction, Map.of());
  }
}
