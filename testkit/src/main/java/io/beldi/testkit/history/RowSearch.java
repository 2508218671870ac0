package io.beldi.testkit.history;

import io.beldi.testkit.history.Access.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows what one row may be. */
final class RowSearch {
  /** How far back a counterexample is looked for that needs no beginning. */
  private static final int TRIES = 32;

  /** Something was asked for, or answered. */
  private record Event(long time, boolean answer, int access) {}

  /**
   * What the row may be.
   *
   * @param done those that have been done, and are not over
   */
  private record Possibility(@Nullable Long value, BitSet done) {
    Possibility with(@Nullable Long next, int access) {
      BitSet more = (BitSet) done.clone();
      more.set(access);
      return new Possibility(next, more);
    }

    Possibility without(int access) {
      BitSet fewer = (BitSet) done.clone();
      fewer.clear(access);
      return new Possibility(value, fewer);
    }
  }

  /**
   * Where nothing was possible any more.
   *
   * @param begin the last event before which nothing was under way, but what is never answered
   * @param before what the row may have been then
   * @param at the event
   * @param values what the row may have been while the access was under way
   */
  private record Failure(int begin, Set<Possibility> before, int at, Set<@Nullable Long> values) {}

  private final List<Access> row;
  private final List<Event> events = new ArrayList<>();
  private long work;

  /**
   * @param row its accesses, sorted by when they were invoked
   */
  RowSearch(List<Access> row) {
    this.row = row;
    for (int i = 0; i < row.size(); i++) {
      Access access = row.get(i);
      boolean answered = access.outcome() == Outcome.COMMITTED;
      if (answered || !(access.call() instanceof Call.Read)) {
        events.add(new Event(access.invoked(), false, i));
      }
      if (answered && access.returned() != Transaction.NEVER) {
        events.add(new Event(access.returned(), true, i));
      }
    }
    events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::answer));
  }

  long work() {
    return work;
  }

  Linearizability.@Nullable Violation violation(String key) {
    BitSet all = new BitSet();
    all.set(0, row.size());
    Failure failure = run(0, Set.of(new Possibility(null, new BitSet())), all);
    return failure == null ? null : explain(key, failure);
  }

  private @Nullable Failure run(int first, Set<Possibility> initial, BitSet included) {
    Set<Possibility> possible = initial;
    int begin = first;
    Set<Possibility> before = initial;
    BitSet open = new BitSet();
    initial.forEach(one -> open.or(one.done()));
    for (int i = 0; i < first; i++) {
      if (included.get(events.get(i).access()) && isUnknown(events.get(i).access())) {
        open.set(events.get(i).access());
      }
    }
    for (int i = first; i < events.size(); i++) {
      Event event = events.get(i);
      if (!included.get(event.access())) {
        continue;
      }
      if (!event.answer()) {
        if (open.stream().allMatch(this::isUnknown)) {
          begin = i;
          before = possible;
        }
        open.set(event.access());
        continue;
      }
      Set<@Nullable Long> values = new LinkedHashSet<>();
      possible = after(possible, open, event.access(), values);
      if (possible.isEmpty()) {
        return new Failure(begin, before, i, values);
      }
      open.clear(event.access());
    }
    return null;
  }

  private boolean isUnknown(int access) {
    return row.get(access).end() == Transaction.NEVER;
  }

  /** What is possible when the access is over; does no more than is needed for that. */
  private Set<Possibility> after(
      Set<Possibility> possible, BitSet open, int access, Set<@Nullable Long> values) {
    Set<Possibility> met = new LinkedHashSet<>(possible);
    Deque<Possibility> next = new ArrayDeque<>(possible);
    Set<Possibility> after = new LinkedHashSet<>();
    while (!next.isEmpty()) {
      Possibility one = next.removeLast();
      work++;
      if (one.done().get(access)) {
        after.add(one.without(access));
        continue;
      }
      values.add(one.value());
      for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
        Possibility then = one.done().get(i) ? null : act(one, i);
        if (then != null && met.add(then)) {
          next.addLast(then);
        }
      }
    }
    return weakest(after);
  }

  private @Nullable Possibility act(Possibility before, int index) {
    Access access = row.get(index);
    boolean answered = access.outcome() == Outcome.COMMITTED;
    @Nullable Long value = before.value();
    if (access.call() instanceof Call.Read read) {
      return Objects.equals(read.value(), value) ? before.with(value, index) : null;
    }
    if (access.call() instanceof Call.Write write) {
      return before.with(write.value(), index);
    }
    if (access.call() instanceof Call.ConditionalWrite write) {
      boolean holds = Objects.equals(write.expected(), value);
      if (answered && holds != write.done()) {
        return null;
      }
      return holds || answered ? before.with(holds ? write.value() : value, index) : null;
    }
    Call.Add add = (Call.Add) access.call();
    long sum = (value == null ? 0 : value) + add.amount();
    boolean wrong = answered && add.result() != null && add.result() != sum;
    return wrong ? null : before.with(sum, index);
  }

  /** Without those that can do nothing that another one cannot do as well. */
  private Set<Possibility> weakest(Set<Possibility> possible) {
    Map<Possibility, List<BitSet>> optional = new LinkedHashMap<>();
    for (Possibility one : possible) {
      BitSet answered = (BitSet) one.done().clone();
      BitSet unknown = new BitSet();
      one.done().stream().filter(this::isUnknown).forEach(unknown::set);
      answered.andNot(unknown);
      List<BitSet> known =
          optional.computeIfAbsent(
              new Possibility(one.value(), answered), key -> new ArrayList<>());
      if (known.stream().noneMatch(fewer -> contains(unknown, fewer))) {
        known.removeIf(more -> contains(more, unknown));
        known.add(unknown);
      }
    }
    Set<Possibility> weakest = new LinkedHashSet<>();
    optional.forEach(
        (one, all) ->
            all.forEach(
                unknown -> {
                  BitSet done = (BitSet) one.done().clone();
                  done.or(unknown);
                  weakest.add(new Possibility(one.value(), done));
                }));
    return weakest;
  }

  private static boolean contains(BitSet more, BitSet fewer) {
    BitSet rest = (BitSet) fewer.clone();
    rest.andNot(more);
    return rest.isEmpty();
  }

  private Linearizability.Violation explain(String key, Failure failure) {
    int impossible = events.get(failure.at()).access();
    Failure start = self(failure);
    BitSet window = window(start);
    for (int i = window.nextSetBit(0); i >= 0; i = window.nextSetBit(i + 1)) {
      if (i != impossible && changesNothing(row.get(i))) {
        window.clear(i);
        if (!isSame(run(start.begin(), start.before(), window), start)) {
          window.set(i);
        }
      }
    }
    List<Access> accesses = window.stream().mapToObj(row::get).toList();
    String before = "";
    if (start.before().equals(failure.before())) {
      Set<@Nullable Long> values = new LinkedHashSet<>();
      failure.before().forEach(one -> values.add(one.value()));
      before =
          "at " + events.get(start.begin()).time() + " " + key + " was " + words(values) + "\n";
    }
    String text =
        before
            + accesses.stream().map(access -> access + "\n").collect(Collectors.joining())
            + "impossible: "
            + row.get(impossible)
            + ", for until then "
            + key
            + " was "
            + words(failure.values());
    return new Linearizability.Violation(key, accesses, text);
  }

  /** The same from the last event on from which it is impossible whatever was before, if any. */
  private Failure self(Failure failure) {
    Set<Possibility> anything = anything();
    for (int tries = 0, i = failure.begin(); i >= 0 && tries < TRIES; i--) {
      if (isQuiet(i)) {
        tries++;
        Failure start = new Failure(i, anything, failure.at(), failure.values());
        if (isSame(run(i, anything, window(start)), start)) {
          return start;
        }
      }
    }
    return failure;
  }

  private static boolean isSame(@Nullable Failure found, Failure expected) {
    return found != null && found.at() == expected.at();
  }

  /** All that anybody names, and what anybody adds to. */
  private Set<Possibility> anything() {
    Set<@Nullable Long> values = new LinkedHashSet<>();
    values.add(null);
    for (Access access : row) {
      if (access.call() instanceof Call.Read read) {
        values.add(read.value());
      } else if (access.call() instanceof Call.Write write) {
        values.add(write.value());
      } else if (access.call() instanceof Call.ConditionalWrite write) {
        values.add(write.expected());
        values.add(write.value());
      } else if (access.call() instanceof Call.Add add && add.result() != null) {
        values.add(add.result());
        values.add(add.result() - add.amount());
      }
    }
    Set<Possibility> anything = new LinkedHashSet<>();
    values.forEach(value -> anything.add(new Possibility(value, new BitSet())));
    return anything;
  }

  /** Whether nothing is under way before an event, but what is never answered. */
  private boolean isQuiet(int event) {
    BitSet open = new BitSet();
    for (int i = 0; i < event; i++) {
      open.set(events.get(i).access(), !events.get(i).answer());
    }
    return !events.get(event).answer() && open.stream().allMatch(this::isUnknown);
  }

  /** All that is under way from the beginning to the failure. */
  private BitSet window(Failure failure) {
    BitSet window = new BitSet();
    for (int i = 0; i <= failure.at(); i++) {
      int access = events.get(i).access();
      if (i >= failure.begin() || isUnknown(access)) {
        window.set(access);
      }
    }
    return window;
  }

  /** Whether leaving it out makes no impossible history of a possible one. */
  private static boolean changesNothing(Access access) {
    return access.call() instanceof Call.Read
        || (access.call() instanceof Call.ConditionalWrite write
            && !write.done()
            && access.outcome() == Outcome.COMMITTED);
  }

  private static String words(Set<@Nullable Long> values) {
    return values.stream().map(AccessText::text).collect(Collectors.joining(" or "));
  }
}
