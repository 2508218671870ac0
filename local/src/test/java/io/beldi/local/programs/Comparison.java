package io.beldi.local.programs;

import io.beldi.local.programs.Batch.Compiled;
import io.beldi.local.programs.Program.Root;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.item.Bytes;
import io.beldi.testkit.CrashPoint;
import io.beldi.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A program, run by the engine and by the interpreter. */
final class Comparison {
  private final Compiled compiled;
  private final Interpreter interpreter;
  private final List<Outcome> expected = new ArrayList<>();
  private final SortedSet<String> rows;

  /** How the program went elsewhere. */
  record Difference(Program program, @Nullable CrashPoint crash, String text) {}

  private Comparison(Compiled compiled, Interpreter interpreter) {
    this.compiled = compiled;
    this.interpreter = interpreter;
    for (Root root : compiled.program().roots()) {
      String name = compiled.program().module() + "." + root.function();
      expected.add(interpreter.root(name, root.arguments()));
      if (interpreter.loose()) {
        break;
      }
    }
    this.rows = StoredRows.of(interpreter.tables());
  }

  /** Runs the interpreter. */
  static Comparison of(Compiled compiled, Coverage coverage) {
    return new Comparison(compiled, new Interpreter(compiled.analysis(), coverage::executed));
  }

  /** Whether the program has only one outcome, so that it can be compared. */
  boolean isDetermined() {
    return !interpreter.racy();
  }

  /** How many requests are made of the program. */
  int roots() {
    return expected.size();
  }

  /** Whether a fault has left rows that nothing determines. */
  boolean isLoose() {
    return interpreter.loose();
  }

  List<Outcome> expected() {
    return expected;
  }

  /** One run of the engine. */
  final class Run {
    private final List<Outcome> answers = new ArrayList<>();
    private final @Nullable CrashPoint crash;
    private final SortedSet<String> stored;
    private final int requests;

    private Run(@Nullable CrashPoint crash) {
      this.crash = crash;
      World world = new World(compiled.application(), crash);
      for (int i = 0; i < expected.size(); i++) {
        Root root = compiled.program().roots().get(i);
        String name = compiled.program().module() + "." + root.function();
        DurableFunction<?, ?> function = compiled.application().function(name);
        if (function == null) {
          throw new IllegalStateException("there is no function " + name);
        }
        String key = "request " + i;
        answers.add(Outcome.of(world.ask(function.signature(), key, Bytes.utf8(root.json()))));
        world.rest();
      }
      stored = MadeIds.without(world.rows());
      requests = world.requests();
    }

    int requests() {
      return requests;
    }

    /** How this run differs from the interpreter; null if it does not. */
    @Nullable Difference difference() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < expected.size(); i++) {
        if (!expected.get(i).answer().equals(answers.get(i).answer())) {
          text.append("\n  request ")
              .append(i)
              .append(' ')
              .append(compiled.program().roots().get(i));
          text.append("\n    interpreter: ").append(expected.get(i));
          text.append("\n    engine:      ").append(answers.get(i));
        }
      }
      if (!interpreter.loose()) {
        lacking("\n  only in the interpreter: ", rows, stored, text);
        lacking("\n  only in the engine:      ", stored, rows, text);
      }
      return text.isEmpty() ? null : new Difference(compiled.program(), crash, text.toString());
    }

    private static void lacking(
        String what, SortedSet<String> from, SortedSet<String> in, StringBuilder text) {
      SortedSet<String> left = new TreeSet<>(from);
      left.removeAll(in);
      left.forEach(row -> text.append(what).append(row));
    }
  }

  /** Runs the program, with a crash at the point given. */
  Run run(@Nullable CrashPoint crash) {
    return new Run(crash);
  }
}
