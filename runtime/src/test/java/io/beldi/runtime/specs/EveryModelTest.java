package io.beldi.runtime.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol, checked in every order of events that the models allow. */
@Tag("deep")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryModelTest {
  private Checks checks;

  @BeforeAll
  void start() {
    checks = new Checks(Model.all());
  }

  @AfterAll
  void stop() {
    checks.close();
  }

  @ParameterizedTest
  @MethodSource("models")
  void showsWhatItHasTo(Model model) throws InterruptedException, ExecutionException {
    checks.verify(model);
  }

  @Test
  void noneWasLeftOut() throws InterruptedException, ExecutionException {
    Checks.Totals totals = checks.totals();
    System.out.printf(
        "models: %d checked, %,d distinct states, %d of them fail as they must%n",
        totals.models(), totals.states(), totals.found());
    assertThat(totals.models()).isEqualTo(62);
    assertThat(totals.found()).isEqualTo(34);
    assertThat(totals.states()).isGreaterThan(10_000_000);
  }

  static List<Model> models() {
    return Model.all();
  }
}
