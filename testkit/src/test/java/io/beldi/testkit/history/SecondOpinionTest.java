package io.beldi.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.history.LockingStore.Locks;
import io.beldi.testkit.history.VersionedStore.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares with trying out all orders, which is slow and simple. */
final class SecondOpinionTest {
  private static final int SEEDS = 250;
  private static final ToyRun.Size TINY = new ToyRun.Size(3, 6, 1, Integer.MAX_VALUE, true);

  @Test
  void aHistoryIsSerializableIfThereIsAnOrder() {
    Map<String, Integer> seen = new TreeMap<>();
    for (Toy toy : toys()) {
      for (long seed = 0; seed < SEEDS; seed++) {
        History history = ToyRun.history(toy, seed, TINY);
        Verdict verdict = ListAppend.check(history);
        boolean serializable = new Orders(history, false, false).exists();
        boolean strict = new Orders(history, true, false).exists();
        boolean opaque = new Orders(history, true, true).exists();
        assertThat(verdict.satisfies(Level.SERIALIZABLE))
            .describedAs("%s%s", history, verdict)
            .isEqualTo(serializable);
        assertThat(verdict.satisfies(Level.STRICT_SERIALIZABLE))
            .describedAs("%s%s", history, verdict)
            .isEqualTo(strict);
        Verdict opacity = Opacity.check(history);
        assertThat(opacity.satisfies(Level.OPACITY))
            .describedAs("%s%s", history, opacity)
            .isEqualTo(opaque);
        String what = opaque ? "opaque" : strict ? "strict" : serializable ? "serial" : "nothing";
        seen.merge(what, 1, Integer::sum);
      }
    }
    System.out.println("both opinions agree: " + seen);
    assertThat(seen).containsOnlyKeys("opaque", "strict", "serial", "nothing");
    assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
    assertThat(seen.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(toys().size() * SEEDS);
  }

  private static List<Toy> toys() {
    List<Toy> toys = new ArrayList<>();
    for (Locks locks : Locks.values()) {
      toys.add(Toy.locking(locks));
    }
    for (Check check : Check.values()) {
      toys.add(Toy.versioned(check));
    }
    return toys;
  }

  /** All orders in which each transaction reads what it has read. */
  private static final class Orders {
    private final List<Transaction> transactions;
    private final boolean realTime;

    private Orders(History history, boolean realTime, boolean attempts) {
      this.realTime = realTime;
      this.transactions =
          history.transactions().stream()
              .filter(one -> attempts || one.outcome() == Outcome.COMMITTED)
              .toList();
    }

    private boolean exists() {
      return exists(new ArrayList<>(transactions), Map.of());
    }

    private boolean exists(List<Transaction> rest, Map<String, List<Long>> state) {
      if (rest.isEmpty()) {
        return true;
      }
      for (Transaction next : rest) {
        Map<String, List<Long>> after = new LinkedHashMap<>(state);
        if (mayBeNext(next, rest) && next.actions().stream().allMatch(one -> is(one, after))) {
          List<Transaction> others = new ArrayList<>(rest);
          others.remove(next);
          if (exists(others, next.outcome() == Outcome.COMMITTED ? after : state)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean mayBeNext(Transaction next, List<Transaction> rest) {
      return !realTime || rest.stream().noneMatch(one -> one.returned() < next.invoked());
    }

    private static boolean is(Action action, Map<String, List<Long>> state) {
      if (action instanceof Action.Append append) {
        List<Long> list = new ArrayList<>(state.getOrDefault(append.key(), List.of()));
        list.add(append.element());
        state.put(append.key(), list);
        return true;
      }
      if (action instanceof Action.Read read) {
        return state.getOrDefault(read.key(), List.of()).equals(read.elements());
      }
      Action.Scan scan = (Action.Scan) action;
      Map<String, List<Long>> found = new LinkedHashMap<>(state);
      found.keySet().removeIf(key -> !key.startsWith(scan.prefix()));
      return found.equals(scan.found());
    }
  }
}
