package io.beldi.local.programs;

import io.beldi.local.programs.Batch.Compiled;
import io.beldi.local.programs.Comparison.Difference;
import io.beldi.local.project.ProjectException;
import io.beldi.testkit.CrashPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs many programs, and keeps count of what it has done. */
final class Suite {
  private final Coverage coverage = new Coverage();
  private final SortedMap<String, Integer> answers = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private int programs;
  private int statements;
  private int racy;
  private int loose;
  private int roots;
  private int crashes;

  /** The program of a seed. */
  static Program program(long seed) {
    return Generator.program("p" + seed, Choices.of(seed));
  }

  /**
   * Runs the programs of some seeds: each undisturbed and with a crash before and after each
   * request to the store.
   *
   * @param folder an empty one
   */
  void run(long firstSeed, int count, Path folder) throws IOException, ProjectException {
    List<Program> all = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      all.add(program(seed));
    }
    try (Batch batch = Batch.compile(all, folder)) {
      for (Compiled compiled : batch.programs()) {
        programs++;
        statements += compiled.program().statements();
        run(compiled);
      }
    }
  }

  /** Adds what another suite has done. */
  void add(Suite other) {
    programs += other.programs;
    statements += other.statements;
    racy += other.racy;
    loose += other.loose;
    roots += other.roots;
    crashes += other.crashes;
    other.answers.forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
    differences.addAll(other.differences);
    coverage.add(other.coverage);
  }

  private void run(Compiled compiled) {
    Comparison comparison = Comparison.of(compiled, coverage);
    if (!comparison.isDetermined()) {
      racy++;
      return;
    }
    loose += comparison.isLoose() ? 1 : 0;
    roots += comparison.roots();
    for (Outcome outcome : comparison.expected()) {
      answers.merge(outcome.answer().split(" ", 2)[0], 1, Integer::sum);
    }
    Difference difference = difference(comparison);
    if (difference != null) {
      differences.add(difference);
    }
  }

  private @Nullable Difference difference(Comparison comparison) {
    Comparison.Run undisturbed = comparison.run(null);
    Difference difference = undisturbed.difference();
    for (int request = 1; request <= undisturbed.requests(); request++) {
      for (boolean applied : new boolean[] {false, true}) {
        if (difference == null) {
          crashes++;
          difference = comparison.run(new CrashPoint(request, applied)).difference();
        }
      }
    }
    return difference;
  }

  /** The first difference that some program has; null if there is none. */
  static @Nullable Difference first(Compiled compiled) {
    Suite suite = new Suite();
    suite.run(compiled);
    return suite.differences.isEmpty() ? null : suite.differences.get(0);
  }

  List<Difference> differences() {
    return differences;
  }

  Coverage coverage() {
    return coverage;
  }

  int programs() {
    return programs;
  }

  int statements() {
    return statements;
  }

  /** Programs that were left out, since more than one outcome is right. */
  int racy() {
    return racy;
  }

  int roots() {
    return roots;
  }

  int crashes() {
    return crashes;
  }

  /** How many requests ended in each way. */
  SortedMap<String, Integer> answers() {
    return answers;
  }

  /** All counts in a line, and the executed constructs in another. */
  @Override
  public String toString() {
    return programs
        + " programs with "
        + statements
        + " statements, "
        + racy
        + " left out as racy, "
        + loose
        + " ended by a fault after writes; "
        + roots
        + " requests "
        + answers
        + ", "
        + crashes
        + " crash points, "
        + differences.size()
        + " differences\nexecuted: "
        + coverage.counts();
  }
}
