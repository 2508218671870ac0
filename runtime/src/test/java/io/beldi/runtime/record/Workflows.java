package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.readOnly;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Functions.transactional;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Instance.Extern;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small programs that together use every kind of step. Each entry's last function is its root. */
public final class Workflows {
  /** Reads, adds one, writes. */
  static final Function INCREMENT =
      effectful(
          "increment",
          (self, in) -> {
            long n = numberOf(self.read(step(1), row(in)));
            self.put(step(2), row(in), number(n + 1));
            return "" + (n + 1);
          });

  /** Adds one without a look. */
  static final Function BUMP =
      effectful(
          "bump",
          (self, in) -> {
            self.update(step(1), row(in), count(1));
            return "";
          });

  static final Function LOOK =
      readOnly("look", (self, in) -> "" + numberOf(self.read(step(1), row(in))));

  static final Function TAKE =
      transactional(
          "take",
          (self, in) -> {
            if (!self.update(step(1), row(in), add(-1))) {
              throw new SoldOut(in);
            }
            return "";
          });

  private Workflows() {}

  public static Map<String, List<Function>> all() {
    return Map.ofEntries(
        Map.entry("increment", List.of(INCREMENT)),
        Map.entry("calls", List.of(INCREMENT, BUMP, LOOK, calls())),
        Map.entry("transfer", List.of(BUMP, transfer())),
        Map.entry("reservation", List.of(TAKE, BUMP, reservation())),
        Map.entry("spawns", List.of(BUMP, INCREMENT, spawns())),
        Map.entry("branches", List.of(BUMP, INCREMENT, LOOK, branches())),
        Map.entry("failure", List.of(TAKE, BUMP, failure())),
        Map.entry("pushed", List.of(BUMP, pushed())),
        Map.entry("many", List.of(BUMP, many())),
        Map.entry("clock", List.of(BUMP, clock())),
        Map.entry("loop", List.of(INCREMENT, loop())),
        Map.entry("external", List.of(BUMP, external())));
  }

  private static Function calls() {
    return effectful(
        "root",
        (self, in) -> {
          long a = numberOf(self.read(step(1), row("a")));
          self.put(step(2), row("copy"), number(a));
          String b = call(self, 3, INCREMENT, "b");
          String seen = call(self, 4, LOOK, "b");
          call(self, 5, BUMP, "c");
          self.put(step(6), row("sum"), number(Long.parseLong(b) + Long.parseLong(seen)));
          return b + seen;
        });
  }

  private static Function transfer() {
    return effectful(
        "root",
        (self, in) -> {
          self.put(step(1), row("log"), number(1));
          long left =
              block(
                  self,
                  step(2),
                  5,
                  txn -> {
                    long a = numberOf(txn.read(step(3), row("a")));
                    txn.put(step(4), row("a"), number(a - 3));
                    txn.update(step(5), row("b"), add(3));
                    return a - 3;
                  });
          call(self, 6, BUMP, "c");
          self.put(step(7), row("left"), number(left));
          return "" + left;
        });
  }

  private static Function reservation() {
    return effectful(
        "root",
        (self, in) ->
            lastBlock(
                self,
                step(1),
                5,
                txn -> {
                  call(txn, 2, TAKE, "a");
                  call(txn, 3, TAKE, "b");
                  txn.spawn(step(4), BUMP.signature(), "orders", Duration.ZERO);
                  return "booked";
                }));
  }

  private static Function spawns() {
    return effectful(
        "root",
        (self, in) -> {
          self.spawn(step(1), BUMP.signature(), "c", Duration.ZERO);
          self.spawn(step(2), BUMP.signature(), "d", Duration.ofMinutes(1));
          String b = call(self, 3, INCREMENT, "b");
          self.spawn(step(4), INCREMENT.signature(), "e", Duration.ZERO);
          return b;
        });
  }

  private static Function branches() {
    return effectful(
        "root",
        (self, in) -> {
          self.put(step(1), row("before"), number(1));
          long a = numberOf(self.read(step(2), row("a")));
          Fork fork = self.fork(step(3), 0);
          Fork.Branch<String> one = fork.branch(branch -> call(branch, 4, INCREMENT, "b"));
          Fork.Branch<String> two =
              fork.branch(
                  branch -> {
                    String seen = call(branch, 5, LOOK, "a");
                    branch.put(step(6), row("two"), number(Long.parseLong(seen)));
                    call(branch, 7, BUMP, "c");
                    return seen;
                  });
          Fork.Branch<Long> three = fork.branch(branch -> numberOf(branch.read(step(8), row("b"))));
          join(fork);
          self.put(step(9), row("after"), number(a + three.value() * 0));
          return one.value() + two.value();
        });
  }

  private static Function failure() {
    return effectful(
        "root",
        (self, in) -> {
          self.put(step(1), row("stands"), number(1));
          call(self, 2, BUMP, "c");
          try {
            call(self, 3, TAKE, "empty");
          } catch (SoldOut expected) {
            self.put(step(4), row("caught"), number(1));
          }
          self.put(step(5), row("too"), number(2));
          call(self, 6, TAKE, "empty");
          return "not reached";
        });
  }

  private static Function pushed() {
    return effectful(
        "root",
        (self, in) -> {
          boolean first = self.update(step(1), row("a"), add(-1));
          boolean second = self.update(step(2), row("empty"), add(-1));
          boolean third = self.insert(step(3), row("a"), number(1));
          boolean fourth = self.insert(step(4), row("new"), number(1));
          self.putIfAbsent(step(5), row("b"), number(100));
          call(self, 6, BUMP, "c");
          self.putIfAbsent(step(7), row("d"), number(100));
          self.update(step(8), row("d"), add(-1));
          self.delete(step(9), row("gone"));
          return "" + first + second + third + fourth;
        });
  }

  private static Function many() {
    return effectful(
        "root",
        (self, in) -> {
          for (int i = 0; i < 150; i++) {
            Instance turn = self.iteration(step(1), i);
            turn.put(step(2), row("many" + i), number(i));
          }
          call(self, 3, BUMP, "c");
          for (int i = 0; i < 250; i++) {
            Instance turn = self.iteration(step(4), i);
            turn.put(step(5), row("more" + i), number(i));
          }
          return "" + numberOf(self.read(step(6), row("many7")));
        });
  }

  private static Function clock() {
    return effectful(
        "root",
        (self, in) -> {
          String now = "" + self.now(step(1)).toEpochMilli();
          String id = self.newId(step(2));
          self.put(step(3), row("first"), Item.of(Map.of("t", Value.text(now + id))));
          call(self, 4, BUMP, "c");
          Item first = self.read(step(5), row("first"));
          boolean same = first != null && Value.text(now + id).equals(first.get("t"));
          self.put(step(6), row("first"), number(same ? 1 : 0));
          return "" + same;
        });
  }

  private static Function loop() {
    return effectful(
        "root",
        (self, in) -> {
          StringBuilder seen = new StringBuilder();
          for (int i = 0; i < 4; i++) {
            Instance turn = self.iteration(step(1), i);
            seen.append(call(turn, 2, INCREMENT, "b"));
            turn.update(step(3), row("a"), add(-1));
          }
          return seen.toString();
        });
  }

  /** The outside world keeps the first effect of each key, as the keys are meant to be used. */
  private static Function external() {
    List<String> keys = new ArrayList<>();
    Extern<String> extern =
        new Extern<>(
            "test.Payments.charge",
            false,
            Duration.ofSeconds(1),
            2,
            Duration.ofMillis(1),
            Functions.TEXT,
            List.of());
    return effectful(
        "root",
        (self, in) -> {
          self.put(step(1), row("before"), number(1));
          String key = self.stepKey(step(2));
          String receipt =
              run(
                  self,
                  extern,
                  () -> {
                    keys.add(key);
                    return "r" + keys.stream().distinct().count();
                  });
          call(self, 3, BUMP, "c");
          self.put(step(4), row(receipt), number(1));
          return receipt;
        });
  }

  private static String run(Instance self, Extern<String> extern, Instance.Action<String> action) {
    try {
      return self.run(step(2), extern, action);
    } catch (CallFailed failed) {
      throw failed.unexpected();
    }
  }

  public static String call(Instance self, int number, Function callee, String input)
      throws SoldOut {
    try {
      return self.call(step(number), callee.signature(), input);
    } catch (CallFailed failed) {
      failed.rethrow(SoldOut.class);
      throw failed.unexpected();
    }
  }

  public static void join(Fork fork) throws SoldOut {
    try {
      fork.join();
    } catch (CallFailed failed) {
      failed.rethrow(SoldOut.class);
      throw failed.unexpected();
    }
  }
}
