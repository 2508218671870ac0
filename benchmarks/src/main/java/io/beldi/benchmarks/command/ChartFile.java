package io.beldi.benchmarks.command;

import io.beldi.benchmarks.work.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the chart of a benchmark goes. */
final class ChartFile {
  @Option(
      names = "--chart",
      paramLabel = "FILE",
      description = "Where the chart is written (default: docs/benchmarks of the checkout).")
  private @Nullable Path file;

  /**
   * Writes a chart.
   *
   * @param name of its file, unless another is asked for
   */
  void write(String name, String svg) throws IOException {
    Path target = file == null ? Program.home().resolve("docs/benchmarks").resolve(name) : file;
    Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    Files.writeString(target, svg);
  }
}
