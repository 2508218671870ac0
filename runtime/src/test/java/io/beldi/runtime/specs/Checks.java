package io.beldi.runtime.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks of models, one on each processor at a time, the greatest first. */
final class Checks implements AutoCloseable {
  private final ExecutorService processors =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Map<Model, Future<Tlc.Outcome>> outcomes = new LinkedHashMap<>();

  Checks(List<Model> models) {
    models.stream()
        .sorted(Comparator.comparingLong(Checks::effort).reversed())
        .forEach(model -> outcomes.put(model, processors.submit(() -> Tlc.check(model))));
  }

  private static long effort(Model model) {
    return model.mustFail() ? 0 : model.states();
  }

  /** Waits for the outcome, and holds it against what the model has to show. */
  void verify(Model model) throws InterruptedException, ExecutionException {
    Tlc.Outcome outcome = outcomes.get(model).get();
    assertThat(outcome.violated()).as(outcome.output()).isEqualTo(model.violated());
    if (!model.mustFail()) {
      assertThat(outcome.left()).isZero();
      assertThat(outcome.distinct()).isEqualTo(model.states());
    } else if (model.states() > 0) {
      assertThat(outcome.trace()).isEqualTo(model.states());
    } else {
      assertThat(outcome.trace()).isPositive();
    }
  }

  /** Waits for all outcomes. */
  Totals totals() throws InterruptedException, ExecutionException {
    long states = 0;
    int found = 0;
    for (Future<Tlc.Outcome> outcome : outcomes.values()) {
      states += outcome.get().distinct();
      found += outcome.get().violated().isPresent() ? 1 : 0;
    }
    return new Totals(outcomes.size(), states, found);
  }

  /**
   * What was done.
   *
   * @param states distinct states of all models
   * @param found models that failed, as they must
   */
  record Totals(int models, long states, int found) {}

  @Override
  public void close() {
    processors.shutdownNow();
  }
}
