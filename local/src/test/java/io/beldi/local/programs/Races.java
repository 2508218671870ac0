package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.StateSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs whose outcome depends on the order in which concurrent parts happen to run, since
 * an interpreter that runs them one after another is no oracle for those. Spawned work is
 * concurrent to all that follows until everything has come to rest, and branches are to each other;
 * what happens before what is kept in vector clocks.
 */
final class Races {
  /** What is done with a row. */
  enum Kind {
    READ,
    WRITE,
    /** An addition that nothing can refuse, so that others may come before or after it. */
    ADD
  }

  /** What runs in order. */
  static final class Strand {
    private final int number;
    private final Map<Integer, Integer> clock;

    private Strand(int number, Map<Integer, Integer> clock) {
      this.number = number;
      this.clock = clock;
    }

    private int time() {
      return clock.getOrDefault(number, 0);
    }
  }

  private record Access(int strand, int time, Kind kind) {}

  private record Place(StateSymbol state, @Nullable List<Object> key) {}

  private final Map<Place, List<Access>> accesses = new HashMap<>();
  private Strand current = new Strand(0, new HashMap<>(Map.of(0, 1)));
  private int strands;
  private boolean found;

  /** Whether some outcome is a matter of luck. */
  boolean found() {
    return found;
  }

  Strand current() {
    return current;
  }

  /** Everything so far is over before what comes now. */
  void rest() {
    accesses.clear();
  }

  /** A strand that begins now and runs beside the current one. */
  Strand fork() {
    strands++;
    Map<Integer, Integer> clock = new HashMap<>(current.clock);
    clock.put(strands, 1);
    current.clock.merge(current.number, 1, Integer::sum);
    return new Strand(strands, clock);
  }

  /** Goes on in another strand. */
  void enter(Strand strand) {
    current = strand;
  }

  /** All that {@code strand} has done is over before what the current one does from now on. */
  void join(Strand strand) {
    strand.clock.forEach((number, time) -> current.clock.merge(number, time, Math::max));
  }

  /**
   * Notes that the current strand touches a row.
   *
   * @param key null for all rows of the state
   */
  void touch(StateSymbol state, @Nullable List<Object> key, Kind kind) {
    accesses.forEach(
        (place, before) -> {
          boolean same =
              place.state().equals(state)
                  && (key == null || place.key() == null || key.equals(place.key()));
          if (same) {
            before.forEach(access -> found |= clashes(access, kind));
          }
        });
    accesses
        .computeIfAbsent(new Place(state, key), place -> new ArrayList<>())
        .add(new Access(current.number, current.time(), kind));
  }

  private boolean clashes(Access before, Kind kind) {
    boolean ordered =
        before.strand() == current.number
            || current.clock.getOrDefault(before.strand(), 0) >= before.time();
    boolean harmless = before.kind() == kind && kind != Kind.WRITE;
    return !ordered && !harmless;
  }
}
