package io.beldi.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.daal.DaalEngine;
import io.beldi.runtime.daal.DaalSettings;
import io.beldi.testkit.TestRun;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small programs and the examples mean the same on the engine of the paper. */
final class DaalProgramsTest {
  private static final Path SMALL = Path.of("src", "test", "beldi", "small");
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  /** What a function has written before a fault stays: nothing is held back for a commit. */
  private static final String KEEPS_WRITES = "a fault of spawned work";

  @Test
  void every_small_program_passes_its_tests() throws Exception {
    TestRun.Totals totals = run(SMALL, false, false, 2);

    assertThat(totals.failed()).as("but the one that loses writes").isEqualTo(1);
    assertThat(totals.passed()).isGreaterThanOrEqualTo(74);
  }

  @Test
  @Tag("deep")
  void every_small_program_survives_a_crash_at_every_point() throws Exception {
    TestRun.Totals totals = run(SMALL, true, false, 2);

    assertThat(totals.failed()).as("but the one that loses writes").isEqualTo(1);
    assertThat(totals.passed()).isGreaterThanOrEqualTo(74);
    assertThat(totals.points()).isGreaterThan(15_000);
  }

  @Test
  void travel_survives_a_crash_at_every_point() throws Exception {
    TestRun.Totals totals = run(EXAMPLES.resolve("travel"), true, false, 2);

    assertThat(totals.points()).isGreaterThan(500);
  }

  @Test
  @Tag("deep")
  void travel_survives_every_pair_of_crashes() throws Exception {
    TestRun.Totals totals = run(EXAMPLES.resolve("travel"), true, true, 3);

    assertThat(totals.pairs()).isGreaterThan(80_000);
  }

  private TestRun.Totals run(Path project, boolean crash, boolean pairs, int entries)
      throws Exception {
    Path copy = Files.createDirectory(folder.resolve(project.getFileName()));
    try (URLClassLoader loader = Example.copy(project, copy).tests()) {
      StringBuilder failures = new StringBuilder();
      TestRun.Totals totals =
          new TestRun(
                  loader,
                  DaalEngine.factory(DaalSettings.standard().withEntries(entries)),
                  crash,
                  pairs)
              .play(
                  (block, done, all) -> {},
                  result -> {
                    if (!result.passed() && !result.name().equals(KEEPS_WRITES)) {
                      failures.append(String.join("\n", result.lines())).append('\n');
                    }
                  });
      System.out.println(
          "daal " + project.getFileName() + ": " + String.join("; ", totals.lines()));
      assertThat(failures.toString()).isEmpty();
      assertThat(totals.differences()).isZero();
      return totals;
    }
  }
}
