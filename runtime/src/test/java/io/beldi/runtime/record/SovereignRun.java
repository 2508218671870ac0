package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Runs workflows over several services while requests fail, each until all is quiet. */
final class SovereignRun {
  private static final int REQUESTS_AT_MOST = 200;

  private final BiFunction<UnaryOperator<Store>, Function[], Bench> benches;

  /**
   * @param benches makes an engine of those functions on a store without rows, with what is to
   *     stand between the two
   */
  SovereignRun(BiFunction<UnaryOperator<Store>, Function[], Bench> benches) {
    this.benches = benches;
  }

  /** On memory stores. */
  static SovereignRun ofMemory() {
    return new SovereignRun((faults, functions) -> new Bench(faults, true, functions));
  }

  /** What is left when all is quiet. */
  record End(String answer, String state, List<Item> left, boolean quiet, int fired) {
    End with(int otherFired) {
      return new End(answer, state, left, quiet, otherFired);
    }
  }

  /**
   * Lets every request fail in every way, one in each run, and expects the same end.
   *
   * @param calleesAlone whether a crash spares the one that asked
   * @return how many failures there were
   */
  int failures(String workflow, boolean calleesAlone) {
    End expected = run(workflow, Map.of(), false);
    assertThat(expected.fired).isZero();
    assertThat(expected.quiet).isTrue();
    assertThat(expected.left).isEmpty();
    assertThat(expected.answer).isEqualTo(SovereignWorkflows.answer(workflow));
    int points = 0;
    for (Mode mode : Mode.values()) {
      int request = 1;
      End end = run(workflow, Map.of(request, mode), calleesAlone);
      while (end.fired > 0) {
        points++;
        assertThat(end).as("%s at request %s", mode, request).isEqualTo(expected.with(end.fired));
        request++;
        assertThat(request).isLessThan(REQUESTS_AT_MOST);
        end = run(workflow, Map.of(request, mode), calleesAlone);
      }
    }
    return points;
  }

  /** Runs it once, with what goes wrong at which request, counted from 1. */
  End run(String workflow, Map<Integer, Mode> faults, boolean calleesAlone) {
    List<Function> functions = SovereignWorkflows.all().get(workflow);
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench =
        benches.apply(
            store -> faulty[0] = new FaultyStore(store), functions.toArray(Function[]::new));
    for (ItemKey key : SovereignWorkflows.given()) {
      if (bench.application.tables().contains(key.table())) {
        bench.memory.write(new Write.Put(key, number(5), Condition.always()));
      }
    }
    faults.forEach(faulty[0]::at);
    if (calleesAlone) {
      bench.invoker.network =
          envelope -> {
            try {
              return bench.engine.handle(envelope);
            } catch (Crash crash) {
              throw new Bench.Lost();
            }
          };
    }
    String root = functions.get(functions.size() - 1).signature().name().substring(5);
    String answer = "";
    for (int times = 0; answer.isEmpty() && times < 5; times++) {
      try {
        Reply reply = bench.start(root, "key", "a");
        if (!(reply instanceof Reply.InProgress || reply instanceof Reply.Unavailable)) {
          answer = text(reply);
        }
      } catch (Crash crash) {
        assertThat(faulty[0].fired()).isPositive();
      }
      recover(bench);
    }
    recover(bench);
    faulty[0].stop();
    String again = text(bench.start(root, "key", "a"));
    assertThat(again).as("a repeated request").isEqualTo(answer);
    return new End(answer, bench.state(), bench.leftovers(), bench.isQuiet(), faulty[0].fired());
  }

  private static void recover(Bench bench) {
    boolean done = false;
    for (int tries = 0; !done && tries < 5; tries++) {
      try {
        bench.recover();
        done = true;
      } catch (Crash | StoreException trouble) {
        done = false;
      }
    }
    assertThat(done).isTrue();
  }

  private static String text(Reply reply) {
    return reply instanceof Reply.Returned ? Bench.text(reply) : Bench.error(reply).getMessage();
  }
}
