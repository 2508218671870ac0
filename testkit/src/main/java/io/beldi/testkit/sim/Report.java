package io.beldi.testkit.sim;

import io.beldi.testkit.sim.choice.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A failure, made as small as could be, for people.
 *
 * @param shrunk the decisions that lead to it
 * @param text all of it
 */
public record Report(Violation violation, Recording shrunk, String text) {
  private static final int LINES = 400;

  static Report of(
      String experiment, Summary.Failure failure, RunResult shrunk, int runs, int same) {
    Violation violation = shrunk.violation() == null ? failure.violation() : shrunk.violation();
    StringBuilder text = new StringBuilder();
    line(text, "FAILED " + violation.text());
    line(
        text,
        "experiment=%s seed=%d jdk=%s faults=%s"
            .formatted(experiment, failure.seed(), Runtime.version(), shrunk.faults().struck()));
    line(
        text,
        "shrunk %,d decisions to %,d in %,d runs; %d of 3 repetitions identical, trace hash %016x"
            .formatted(
                failure.recording().decisions(),
                shrunk.recording().decisions(),
                runs,
                same,
                shrunk.traceHash()));
    List<String> lines = shrunk.trace();
    lines
        .subList(Math.max(0, lines.size() - LINES), lines.size())
        .forEach(step -> line(text, "  " + step));
    line(
        text,
        "replay: mvn test -pl MODULE -Dtest=TEST -Dsim.replay=%s:%s"
            .formatted(experiment, shrunk.recording().encode()));
    return new Report(violation, shrunk.recording(), text.toString());
  }

  /** Writes it to {@code folder}, under the experiment's name and the seed. */
  Path write(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name + ".txt"), text);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
