package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The statements of a test as steps of the stage, numbered in order. */
final class StageSteps {
  private final List<FieldSpec> declarations = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** The constant of the next statement. */
  CodeBlock add(String kind, String site) {
    String name = JavaNames.constant(kind) + "_" + counts.merge(kind, 1, Integer::sum);
    declarations.add(
        FieldSpec.builder(RuntimeNames.STEP, name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "$T.of($L, $L)", RuntimeNames.STEP, declarations.size() + 1, JavaText.literal(site))
            .build());
    return CodeBlock.of("$L", name);
  }

  List<FieldSpec> declarations() {
    return declarations;
  }
}
