package io.beldi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.benchmarks.work.Program;
import io.beldi.local.Launcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs that are measured do what they are for, and a crash at any request changes nothing.
 */
final class ProgramsTest {
  @ParameterizedTest
  @ValueSource(strings = {"movie", "social"})
  void the_tests_of_each_program_pass_also_with_crashes(String name) {
    String folder = Program.home().resolve("benchmarks").resolve(name).toString();

    assertThat(Launcher.execute("test", folder, "--crash")).isZero();
  }
}
