package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps all committed states, and lets nobody wait. */
final class VersionedStore implements ToyStore {
  /** What is read, and what is looked at in the end. */
  enum Check {
    /** The state at the beginning is read; nobody else may have written what this one writes. */
    SNAPSHOT,
    /** The newest state is read; it must still be as it was read. */
    OPTIMISTIC,
    /** The same, but those who only read are given some old state. */
    OPTIMISTIC_WITH_OLD_READERS
  }

  private static final class Open {
    private final int state;
    private final boolean pinned;
    private final Map<String, List<Long>> own = new LinkedHashMap<>();
    private final Map<String, Integer> read = new LinkedHashMap<>();

    Open(int state, boolean pinned) {
      this.state = state;
      this.pinned = pinned;
    }
  }

  private final Check check;
  private final Set<String> universe;
  private final IntUnaryOperator chance;
  private final List<Map<String, List<Long>>> states = new ArrayList<>();
  private final Map<Integer, Open> open = new HashMap<>();

  /**
   * @param chance a number from 0 to the given one, exclusive
   */
  VersionedStore(Check check, Set<String> universe, IntUnaryOperator chance) {
    this.check = check;
    this.universe = universe;
    this.chance = chance;
    states.add(Map.of());
  }

  @Override
  public void begin(int transaction, boolean readOnly) {
    boolean old = check == Check.OPTIMISTIC_WITH_OLD_READERS && readOnly;
    int newest = states.size() - 1;
    int state = old ? Math.max(0, newest - chance.applyAsInt(4)) : newest;
    open.put(transaction, new Open(state, old || check == Check.SNAPSHOT));
  }

  @Override
  public List<Long> read(int transaction, String key) {
    Open own = get(transaction);
    List<Long> stored = stored(own, key);
    if (!own.pinned) {
      own.read.putIfAbsent(key, stored.size());
    }
    List<Long> list = new ArrayList<>(stored);
    list.addAll(own.own.getOrDefault(key, List.of()));
    return list;
  }

  @Override
  public @Nullable Map<String, List<Long>> scan(int transaction, String prefix) {
    Map<String, List<Long>> found = new LinkedHashMap<>();
    for (String key : universe) {
      if (key.startsWith(prefix)) {
        List<Long> list = read(transaction, key);
        if (!list.isEmpty()) {
          found.put(key, list);
        }
      }
    }
    return found;
  }

  @Override
  public boolean append(int transaction, String key, long element) {
    get(transaction).own.computeIfAbsent(key, missing -> new ArrayList<>()).add(element);
    return true;
  }

  @Override
  public boolean commit(int transaction) {
    Open own = get(transaction);
    open.remove(transaction);
    Map<String, List<Long>> newest = states.get(states.size() - 1);
    for (Map.Entry<String, Integer> read : own.read.entrySet()) {
      if (newest.getOrDefault(read.getKey(), List.of()).size() != read.getValue()) {
        return false;
      }
    }
    Map<String, List<Long>> next = new HashMap<>(newest);
    for (Map.Entry<String, List<Long>> write : own.own.entrySet()) {
      List<Long> list = new ArrayList<>(newest.getOrDefault(write.getKey(), List.of()));
      if (check == Check.SNAPSHOT && list.size() != stored(own, write.getKey()).size()) {
        return false;
      }
      list.addAll(write.getValue());
      next.put(write.getKey(), list);
    }
    if (!own.own.isEmpty()) {
      states.add(next);
    }
    return true;
  }

  @Override
  public void abort(int transaction) {
    open.remove(transaction);
  }

  private List<Long> stored(Open own, String key) {
    return states.get(own.pinned ? own.state : states.size() - 1).getOrDefault(key, List.of());
  }

  private Open get(int transaction) {
    return Objects.requireNonNull(open.get(transaction));
  }
}
