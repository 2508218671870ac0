package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Some processes that use a toy store, in an order that a seed decides. */
final class ToyRun {
  /** One process, which asks for one transaction after another. */
  private static final class Asker {
    private final String name;
    private List<Action> plan = List.of();
    private final List<Action> done = new ArrayList<>();
    private int transaction = -1;
    private long invoked;
    private boolean waits;

    Asker(String name) {
      this.name = name;
    }
  }

  /**
   * How much there is.
   *
   * @param answers whether all transactions are answered
   */
  record Size(int processes, int transactions, int families, int appends, boolean answers) {
    static final Size SMALL = new Size(4, 14, 2, Integer.MAX_VALUE, false);
  }

  private final SplittableRandom random;
  private final Size size;
  private final ToyStore store;
  private final List<Asker> processes = new ArrayList<>();
  private final List<Transaction> history = new ArrayList<>();
  private final Set<String> universe = new LinkedHashSet<>();
  private final int[] generation;
  private final int[] appended;
  private int begun;
  private long element;
  private long event;

  private ToyRun(Toy toy, long seed, Size size) {
    this.random = new SplittableRandom(seed);
    this.size = size;
    this.generation = new int[size.families()];
    this.appended = new int[size.families()];
    for (int family = 0; family < size.families(); family++) {
      rotate(family);
    }
    this.store = toy.open(universe, random::nextInt);
    for (int i = 0; i < size.processes(); i++) {
      processes.add(new Asker("P" + i));
    }
  }

  static History history(Toy toy, long seed, Size size) {
    return new ToyRun(toy, seed, size).run();
  }

  private History run() {
    while (true) {
      List<Asker> ready = processes.stream().filter(one -> !one.waits && isOpen(one)).toList();
      if (!ready.isEmpty()) {
        step(ready.get(random.nextInt(ready.size())));
        continue;
      }
      List<Asker> stuck = processes.stream().filter(one -> one.waits).toList();
      if (stuck.isEmpty()) {
        break;
      }
      Asker victim = stuck.get(random.nextInt(stuck.size()));
      store.abort(victim.transaction);
      end(victim, Outcome.ABORTED);
    }
    last();
    return new History(history);
  }

  private boolean isOpen(Asker process) {
    return process.transaction >= 0 || begun < size.transactions();
  }

  private void step(Asker process) {
    if (process.transaction < 0) {
      begin(process);
    } else if (process.done.size() < process.plan.size()) {
      Action done = act(process.transaction, process.plan.get(process.done.size()));
      process.waits = done == null;
      if (done != null) {
        process.done.add(done);
      }
    } else if (random.nextInt(10) == 0) {
      store.abort(process.transaction);
      end(process, Outcome.ABORTED);
    } else if (!size.answers() && random.nextInt(15) == 0) {
      if (random.nextBoolean()) {
        store.commit(process.transaction);
      } else {
        store.abort(process.transaction);
      }
      end(process, Outcome.UNKNOWN);
    } else {
      end(process, store.commit(process.transaction) ? Outcome.COMMITTED : Outcome.ABORTED);
    }
  }

  private void begin(Asker process) {
    process.transaction = begun++;
    process.invoked = event++;
    process.plan = plan();
    process.done.clear();
    boolean readOnly = process.plan.stream().noneMatch(action -> action instanceof Action.Append);
    store.begin(process.transaction, readOnly);
  }

  private List<Action> plan() {
    List<Action> plan = new ArrayList<>();
    boolean readOnly = random.nextInt(4) == 0;
    int length = 1 + random.nextInt(4);
    while (plan.size() < length) {
      int family = random.nextInt(size.families());
      String prefix = "f" + family + "g" + generation[family] + "k";
      String key = prefix + random.nextInt(2);
      int kind = random.nextInt(10);
      if (kind < 4 && !readOnly) {
        plan.add(new Action.Append(key, ++element));
        if (++appended[family] >= size.appends()) {
          rotate(family);
        }
      } else if (kind == 9 && size.families() <= 2) {
        plan.add(new Action.Scan(prefix, Map.of()));
      } else {
        plan.add(new Action.Read(key, List.of()));
      }
    }
    return plan;
  }

  private void rotate(int family) {
    generation[family]++;
    appended[family] = 0;
    for (int key = 0; key < 2; key++) {
      universe.add("f" + family + "g" + generation[family] + "k" + key);
    }
  }

  private @Nullable Action act(int transaction, Action planned) {
    if (planned instanceof Action.Append append) {
      return store.append(transaction, append.key(), append.element()) ? append : null;
    }
    if (planned instanceof Action.Read read) {
      List<Long> list = store.read(transaction, read.key());
      return list == null ? null : new Action.Read(read.key(), list);
    }
    Action.Scan scan = (Action.Scan) planned;
    Map<String, List<Long>> found = store.scan(transaction, scan.prefix());
    return found == null ? null : new Action.Scan(scan.prefix(), found);
  }

  private void end(Asker process, Outcome outcome) {
    List<Action> known =
        outcome == Outcome.UNKNOWN
            ? process.plan.stream().filter(action -> action instanceof Action.Append).toList()
            : process.done;
    long returned = outcome == Outcome.UNKNOWN ? Transaction.NEVER : event++;
    history.add(
        new Transaction(
            "T" + process.transaction, process.name, process.invoked, returned, outcome, known));
    process.transaction = -1;
    processes.forEach(one -> one.waits = false);
  }

  /** Reads everything, when everybody else has ended. */
  private void last() {
    int transaction = begun;
    long invoked = event++;
    store.begin(transaction, false);
    List<Action> read = new ArrayList<>();
    for (String key : universe) {
      read.add(new Action.Read(key, Objects.requireNonNull(store.read(transaction, key))));
    }
    store.commit(transaction);
    history.add(new Transaction("last", "last", invoked, event, Outcome.COMMITTED, read));
  }
}
