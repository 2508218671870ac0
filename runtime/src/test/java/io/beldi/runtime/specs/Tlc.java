package io.beldi.runtime.specs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The model checker. With one worker it looks at states in one order, so that its counts and traces
 * are always the same.
 */
final class Tlc {
  private static final Path WORK = Path.of("target", "tlc");
  private static final Pattern INVARIANT = Pattern.compile("Error: Invariant (\\w+) is violated");
  private static final Pattern PROPERTY = Pattern.compile("(?m)^PROPERTY (\\w+)$");
  private static final Pattern STATE = Pattern.compile("(?m)^State \\d+: ");
  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) distinct states found, (\\d+) states left on queue");

  private Tlc() {}

  /**
   * What the checker found.
   *
   * @param violated the invariant or property that fails
   * @param distinct states found
   * @param left states that nobody has looked at yet
   * @param trace states of the trace that is shown, 0 without one
   * @param output all that was printed
   */
  record Outcome(Optional<String> violated, long distinct, long left, long trace, String output) {}

  /**
   * @throws IllegalStateException if it is not known whether the model holds
   */
  static Outcome check(Model model) throws IOException, InterruptedException {
    Path work = Files.createDirectories(WORK.resolve(model.name())).toAbsolutePath();
    String configuration = model.text().orElseGet(() -> Specs.read(model.name() + ".cfg"));
    Files.writeString(work.resolve(model.spec() + ".tla"), Specs.read(model.spec() + ".tla"));
    Files.writeString(work.resolve(model.name() + ".cfg"), configuration);
    Path printed = work.resolve("output.txt");
    int exit =
        Tool.run(
            work,
            printed,
            "tlc2.TLC",
            "-workers",
            "1",
            "-fp",
            "0",
            "-deadlock",
            "-cleanup",
            "-metadir",
            work.resolve("states").toString(),
            "-config",
            model.name() + ".cfg",
            model.spec());
    return outcome(exit, configuration, Files.readString(printed));
  }

  private static Outcome outcome(int exit, String configuration, String output) {
    Optional<String> violated = violated(exit, configuration, output);
    MatchResult counts =
        COUNTS
            .matcher(output)
            .results()
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new IllegalStateException(output));
    return new Outcome(
        violated,
        Long.parseLong(counts.group(1)),
        Long.parseLong(counts.group(2)),
        STATE.matcher(output).results().count(),
        output);
  }

  private static Optional<String> violated(int exit, String configuration, String output) {
    Optional<String> invariant = first(INVARIANT, output);
    if (exit == 12 && invariant.isPresent()) {
      return invariant;
    }
    if (exit == 13 && output.contains("Error: Temporal properties were violated.")) {
      // The checker does not say which: a configuration has one at most.
      return first(PROPERTY, configuration);
    }
    if (exit == 0 && output.contains("Model checking completed. No error has been found.")) {
      return Optional.empty();
    }
    throw new IllegalStateException("the model checker ended with " + exit + "\n" + output);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().map(found -> found.group(1));
  }
}
