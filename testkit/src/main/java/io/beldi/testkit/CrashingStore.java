package io.beldi.testkit;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts requests, and ends what sends them at chosen ones. */
final class CrashingStore implements Store {
  private final Store store;
  private final @Nullable Trace trace;
  private final Map<Integer, CrashPoint> points = new TreeMap<>();
  private final BitSet accompanied = new BitSet();
  private Running running;
  private Supplier<Boolean> waiting = () -> false;
  private int requests;

  /**
   * @param points at most one for each request
   * @param trace null if nobody will read it
   */
  CrashingStore(Store store, List<CrashPoint> points, @Nullable Trace trace) {
    this.store = store;
    this.trace = trace;
    this.running = new Running();
    points.forEach(point -> this.points.put(point.request(), point));
  }

  /**
   * Serves a process, and none before it.
   *
   * @param background whether other work waits in that process
   */
  void serve(Running process, Supplier<Boolean> background) {
    running = process;
    waiting = background;
  }

  /** How many requests have come so far. */
  int requests() {
    return requests;
  }

  /** The requests whose sender was not all that its process had to lose. */
  BitSet accompanied() {
    return (BitSet) accompanied.clone();
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return send("get", () -> Trace.key(key), () -> store.get(key), Trace::found);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return send("get", () -> Trace.keys(keys), () -> store.getAll(keys), Trace::found);
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return send("snapshot", () -> Trace.keys(keys), () -> store.snapshot(keys), Trace::found);
  }

  @Override
  public Page query(Query query) {
    return send("query", () -> Trace.query(query), () -> store.query(query), Trace::page);
  }

  @Override
  public Page scan(Scan scan) {
    return send("scan", () -> scan.table().name(), () -> store.scan(scan), Trace::page);
  }

  @Override
  public Outcome write(Write write) {
    return send("write", () -> Trace.write(write), () -> store.write(write), Trace::outcome);
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return send(
        "transact",
        () -> Trace.writes(writes),
        () -> store.transact(writes, token),
        Trace::outcome);
  }

  @Override
  public void close() {
    store.close();
  }

  // NullAway does not follow type arguments: the answer may be null just where T says so.
  @SuppressWarnings("NullAway")
  private <T extends @Nullable Object> T send(
      String kind, Supplier<String> target, Supplier<T> request, Function<T, String> outcome) {
    if (running.isDead()) {
      throw new Crash();
    }
    int number = ++requests;
    accompanied.set(number, running.depth() > 1 || waiting.get());
    CrashPoint here = points.get(number);
    if (here != null && !here.applied()) {
      note(number, kind, target, "not sent: " + loss(here));
      running.kill(here.victim());
      throw new Crash();
    }
    T answer = request.get();
    if (here != null) {
      note(number, kind, target, outcome.apply(answer) + ", reply lost: " + loss(here));
      running.kill(here.victim());
      throw new Crash();
    }
    if (trace != null) {
      note(number, kind, target, outcome.apply(answer));
    }
    return answer;
  }

  private static String loss(CrashPoint point) {
    return point.victim() == Victim.PROCESS ? "CRASH" : "CRASH of this attempt";
  }

  private void note(int number, String kind, Supplier<String> target, String outcome) {
    if (trace != null) {
      trace.add(number, running.name(), kind, target.get(), outcome);
    }
  }
}
