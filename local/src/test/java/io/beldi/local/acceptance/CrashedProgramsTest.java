package io.beldi.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.project.ProjectException;
import io.beldi.testkit.TestRun;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small programs, which together use the whole language, and the examples survive crashes. */
final class CrashedProgramsTest {
  private static final Path SMALL = Path.of("src", "test", "beldi", "small");
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  @Test
  void every_small_program_survives_a_crash_at_every_point() throws Exception {
    TestRun.Totals totals = crash(SMALL, false);

    assertThat(totals.passed()).isGreaterThanOrEqualTo(60).isEqualTo(programs());
    assertThat(totals.points()).isGreaterThanOrEqualTo(2_000);
  }

  @Test
  void every_example_survives_a_crash_at_every_point() throws Exception {
    for (Path example : examples()) {
      TestRun.Totals totals = crash(example, false);

      assertThat(totals.passed()).isPositive();
      assertThat(totals.points()).isPositive();
    }
  }

  @Test
  @Tag("deep")
  void every_small_program_survives_every_pair_of_crashes() throws Exception {
    TestRun.Totals totals = crash(SMALL, true);

    assertThat(totals.passed()).isGreaterThanOrEqualTo(60).isEqualTo(programs());
    assertThat(totals.pairs()).isGreaterThanOrEqualTo(50_000);
  }

  @Test
  @Tag("deep")
  void every_example_survives_every_pair_of_crashes() throws Exception {
    for (Path example : examples()) {
      TestRun.Totals totals = crash(example, true);

      assertThat(totals.passed()).isPositive();
      assertThat(totals.pairs()).isGreaterThan(totals.points());
    }
  }

  private TestRun.Totals crash(Path project, boolean pairs) throws IOException, ProjectException {
    Path copy = Files.createDirectory(folder.resolve(project.getFileName()));
    try (URLClassLoader loader = Example.copy(project, copy).tests()) {
      StringBuilder failures = new StringBuilder();
      TestRun.Totals totals =
          new TestRun(loader, true, pairs)
              .play(
                  (block, done, all) -> {},
                  result -> {
                    if (!result.passed()) {
                      failures.append(String.join("\n", result.lines())).append('\n');
                    }
                  });
      System.out.println(project.getFileName() + ": " + String.join("; ", totals.lines()));
      assertThat(failures.toString()).isEmpty();
      assertThat(totals.failed()).isZero();
      assertThat(totals.differences()).isZero();
      return totals;
    }
  }

  private static int programs() throws IOException {
    try (Stream<Path> files = Files.walk(SMALL)) {
      return (int) files.filter(file -> file.toString().endsWith(".beldi")).count();
    }
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders.filter(it -> Files.exists(it.resolve("pom.xml"))).sorted().toList();
    }
  }
}
