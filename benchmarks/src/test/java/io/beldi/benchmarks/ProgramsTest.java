package io.beldi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.benchmarks.work.Program;
import io.beldi.local.Launcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that are measured do what they are for. */
final class ProgramsTest {
  @ParameterizedTest
  @ValueSource(strings = {"movie", "social"})
  void the_tests_of_each_program_pass(String name) {
    assertThat(Launcher.execute("test", folder(name))).isZero();
  }

  @Tag("deep")
  @ParameterizedTest
  @ValueSource(strings = {"movie", "social"})
  void a_crash_at_any_request_changes_nothing(String name) {
    assertThat(Launcher.execute("test", folder(name), "--crash")).isZero();
  }

  private static String folder(String name) {
    return Program.home().resolve("benchmarks").resolve(name).toString();
  }
}
