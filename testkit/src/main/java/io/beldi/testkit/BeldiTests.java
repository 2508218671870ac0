package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.Scenario;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The {@code test} blocks of a project as JUnit tests: {@code final class TravelTest extends
 * BeldiTests {}} in {@code src/test/java} is all that a project writes.
 */
public abstract class BeldiTests {

  /** One test for each block, in the order of the source. */
  @TestFactory
  protected List<DynamicTest> test_blocks() throws IOException {
    ClassLoader loader = getClass().getClassLoader();
    Application application = GeneratedModules.load(loader, GeneratedModules.MAIN);
    Application tests = GeneratedModules.load(loader, GeneratedModules.TEST);
    List<Scenario> scenarios = Scenarios.of(tests);
    Assertions.assertFalse(scenarios.isEmpty(), "the project has no test block");
    return scenarios.stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(scenario.name(), () -> check(application, scenario)))
        .toList();
  }

  private static void check(Application application, Scenario scenario) {
    ScenarioResult result = Scenarios.play(application, scenario);
    Assertions.assertTrue(result.passed(), () -> String.join("\n", result.failures()));
  }
}
