package io.beldi.runtime.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The models that take a second or two each. */
final class QuickModelsTest {
  @Test
  void showWhatTheyHaveTo() throws InterruptedException, ExecutionException {
    List<Model> quick = Model.all().stream().filter(Model::quick).toList();
    try (Checks checks = new Checks(quick)) {
      for (Model model : quick) {
        checks.verify(model);
      }
      Checks.Totals totals = checks.totals();
      System.out.printf(
          "models: %d checked, %,d distinct states, %d of them fail as they must%n",
          totals.models(), totals.states(), totals.found());
      assertThat(totals.models()).isEqualTo(12);
      assertThat(totals.found()).isEqualTo(9);
    }
  }
}
