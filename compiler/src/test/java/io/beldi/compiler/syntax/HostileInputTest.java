package io.beldi.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever it is given, the parser ends within its limits and with a finding. */
final class HostileInputTest {
  private static final Set<String> HARMLESS =
      Set.of(
          "deepestBrackets",
          "deepestMatches",
          "deepestLoops",
          "longestChain",
          "elseIf",
          "steps",
          "annotations",
          "list",
          "holes");

  private static final long MILLISECONDS = 5_000;

  @Test
  void everyInputEndsWithAFindingInLittleTimeAndMemory() throws Exception {
    List<String> lines = run();
    Set<String> seen = new HashSet<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      assertThat(parts).as(line).hasSize(4);
      assertThat("none".equals(parts[1])).as(line).isEqualTo(HARMLESS.contains(parts[0]));
      assertThat(Integer.parseInt(parts[2])).as(line).isLessThanOrEqualTo(Limits.FINDINGS);
      assertThat(Long.parseLong(parts[3])).as(line).isLessThan(MILLISECONDS);
      seen.add(parts[0]);
    }
    assertThat(seen).isEqualTo(HostileInputs.inputs().keySet()).hasSizeGreaterThan(60);
  }

  private static List<String> run() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss512k",
                "-cp",
                System.getProperty("java.class.path"),
                HostileInputs.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
