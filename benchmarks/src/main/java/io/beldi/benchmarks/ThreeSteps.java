package io.beldi.benchmarks;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Three Java steps: a claim, two results that are recorded before the next step, and the end. */
final class ThreeSteps extends Contest {
  private static final Value ENVELOPE = Value.text("x".repeat(300));

  ThreeSteps(Application application) {
    super(application);
  }

  @Override
  void prepare(RecordEngine engine, Store store) {
    // It reads and writes nothing but its record.
  }

  @Override
  void engine(RecordEngine engine, RandomGenerator random) {
    request(engine, "bench.Front.steps", null, "{\"n\":" + random.nextInt(1000) + "}");
  }

  @Override
  void raw(Store store, RandomGenerator random) {
    String id = uuid(random).replace("-", "");
    for (int number = 1; number <= 3; number++) {
      List<Change> changes = commit(number);
      changes.add(new Change.Assign("st", Value.text("running")));
      if (number == 1) {
        changes.add(new Change.Assign("in", ENVELOPE));
        changes.add(new Change.Assign("shard", Value.number(random.nextInt(4))));
        changes.add(new Change.Assign("due", Value.number(System.currentTimeMillis() + 30_000)));
      } else {
        changes.add(new Change.Append("log", List.of(entry(number))));
      }
      write(store, new Write.Update(record(id), changes, unchanged(number)));
    }
    write(store, last(id, 4, "17"));
  }

  private static Value entry(int step) {
    return Value.map(
        Map.of(
            "p", Value.text("@s1" + step),
            "k", Value.text("run"),
            "f", Value.number(-1234567890123456789L),
            "s", Value.text("benchmarks/workload/src/main/beldi/bench.beldi:4" + step + ":13"),
            "v", Value.text("{\"returned\":17,\"recorded\":true}")));
  }

  private static void write(Store store, Write write) {
    if (!(store.write(write) instanceof Outcome.Applied)) {
      throw new IllegalStateException("a write was not applied");
    }
  }
}
