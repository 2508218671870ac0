package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.steps.Analysis;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generates the Java of a program. The same program gives the same bytes. */
public final class JavaGenerator {
  /** Where a class path says which modules it holds: one class name per line. */
  private static final String MODULES = "META-INF/beldi/modules";

  /** The same for the classes that list tests. */
  private static final String TESTS = "META-INF/beldi/tests";

  private JavaGenerator() {}

  /** All files of a program that is free of errors; a function may turn out too long for Java. */
  public static Result<JavaOutput> generate(Analysis analysis) {
    DeclarationFiles declarations =
        DeclarationFiles.of(analysis, value -> constant(analysis, value));
    BodyFiles bodies = BodyFiles.of(analysis);
    SortedMap<String, String> main = new TreeMap<>(declarations.files());
    main.putAll(bodies.main());
    JavaOutput output =
        new JavaOutput(
            main,
            bodies.tests(),
            list(MODULES, declarations.modules()),
            list(TESTS, bodies.testModules()));
    return new Result<>(output, bodies.diagnostics());
  }

  private static CodeBlock constant(Analysis analysis, io.beldi.compiler.syntax.Expression value) {
    Body body = new Body(analysis, Set.of(), new Collaborators(Set.of()));
    Frame frame = Frame.method(LocalNames.avoiding(Set.of()), CodeBlock.of(""));
    return body.expressions.value(value, frame).code();
  }

  private static SortedMap<String, String> list(String path, List<String> classes) {
    SortedMap<String, String> files = new TreeMap<>();
    if (!classes.isEmpty()) {
      files.put(path, String.join("\n", classes) + "\n");
    }
    return files;
  }
}
