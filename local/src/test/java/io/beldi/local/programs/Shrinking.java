package io.beldi.local.programs;

import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.source.SourceFile;
import io.beldi.local.programs.Batch.Compiled;
import io.beldi.local.programs.Comparison.Difference;
import io.beldi.local.project.ProjectException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a program that differs as small as it will go. */
final class Shrinking {
  private static final int ROUNDS = 12;
  private static final int CANDIDATES = 80;

  private Shrinking() {}

  /**
   * Leaves out statements, functions and requests as long as there is a difference.
   *
   * @param folder an empty one
   */
  static Difference shrink(Difference found, Path folder) throws IOException, ProjectException {
    Difference smallest = found;
    for (int round = 0; round < ROUNDS; round++) {
      Difference smaller = smaller(smallest.program(), round, folder.resolve("round" + round));
      if (smaller == null) {
        return smallest;
      }
      smallest = smaller;
    }
    return smallest;
  }

  private static @Nullable Difference smaller(Program program, int round, Path folder)
      throws IOException, ProjectException {
    List<Program> candidates = new ArrayList<>();
    for (Program smaller : program.smaller()) {
      String module = "s" + round + "x" + candidates.size();
      Program candidate = new Program(module, smaller.functions(), smaller.roots());
      if (candidates.size() < CANDIDATES && compiles(candidate)) {
        candidates.add(candidate);
      }
    }
    @Nullable Difference best = null;
    try (Batch batch = Batch.compile(candidates, folder)) {
      for (Compiled compiled : batch.programs()) {
        Difference difference = Suite.first(compiled);
        boolean better =
            best == null || compiled.program().statements() < best.program().statements();
        if (difference != null && better) {
          best = difference;
        }
      }
    }
    return best;
  }

  private static boolean compiles(Program program) {
    SourceFile source = new SourceFile(program.module() + ".beldi", program.text());
    return !program.roots().isEmpty()
        && program.roots().stream()
            .allMatch(
                root ->
                    program.functions().stream()
                        .anyMatch(it -> root.function().equals(it.service() + "." + it.name())))
        && Compiler.analyse(new CompilationRequest("", List.of(source), null)).analysis() != null;
  }
}
