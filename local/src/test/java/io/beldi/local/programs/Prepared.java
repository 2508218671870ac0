package io.beldi.local.programs;

import io.beldi.local.programs.Batch.Compiled;
import io.beldi.local.programs.Program.Root;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A program with rows that earlier requests have left, one more request, and what must come of it.
 *
 * @param before the rows that are there at the beginning
 * @param root the request
 * @param expected what it is answered
 * @param rows those that must be there in the end, as text; others have expired
 */
record Prepared(
    Compiled compiled, Tables before, Root root, Outcome expected, SortedSet<String> rows) {

  /**
   * Takes the last request that changes rows, as long as the interpreter knows what they become;
   * null if there is none.
   */
  static @Nullable Prepared of(Compiled compiled, Coverage coverage) {
    Interpreter interpreter = new Interpreter(compiled.analysis(), coverage::executed);
    @Nullable Prepared last = null;
    for (Root root : compiled.program().roots()) {
      Tables before = interpreter.tables().copy();
      int faults = interpreter.faults();
      Outcome outcome =
          interpreter.root(compiled.program().module() + "." + root.function(), root.arguments());
      if (interpreter.racy() || interpreter.loose()) {
        return null;
      }
      SortedSet<String> rows = StoredRows.living(interpreter.tables());
      if (faults == interpreter.faults() && !rows.equals(StoredRows.living(before))) {
        last = new Prepared(compiled, before, root, outcome, rows);
      }
    }
    return last;
  }

  /** The full name of the function that is asked for. */
  String function() {
    return module() + "." + root.function();
  }

  String module() {
    return compiled.program().module();
  }

  boolean fills() {
    return root.function().endsWith(".fill");
  }
}
