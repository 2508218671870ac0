package io.beldi.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is typed, and what comes out. */
final class BenchTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void counts_are_printed_as_json_and_drawn() throws IOException {
    Path chart = folder.resolve("below/counts.svg");

    assertThat(run("counts", "--format", "json", "--chart", chart.toString())).isZero();
    assertThat(out.toString()).startsWith("[").contains("\"work\" : \"reserve\"");
    assertThat(Files.readString(chart)).startsWith("<svg ").contains(">reserve<");
  }

  @Test
  void costs_are_printed_as_text_and_drawn() throws IOException {
    Path chart = folder.resolve("cost.svg");

    assertThat(run("cost", "--chart", chart.toString())).isZero();
    assertThat(out.toString()).contains("travel-mix");
    assertThat(Files.readString(chart)).contains(">travel-mix<");
  }

  @Test
  void a_server_has_to_be_named() {
    assertThat(run("latency", "--store", "dynamodb")).isEqualTo(1);
    assertThat(err.toString()).contains("--endpoint");
  }

  @Test
  void what_to_measure_has_to_be_said() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("say what to measure").contains("counts");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Bench.commandLine();
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
