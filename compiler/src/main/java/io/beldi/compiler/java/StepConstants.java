package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.beldi.compiler.steps.StepSite;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The {@code Step} constants of one class, each named after what the source calls it. */
final class StepConstants {
  private final Map<StepSite, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("SIGNATURE", "UUID"));

  /**
   * @param types the simple names of the classes that the code may name, which no constant may hide
   */
  StepConstants(Set<String> types) {
    taken.addAll(types);
  }

  /** The constant of a step. The first use may name it after the local that it gives a value to. */
  CodeBlock of(StepSite site, @Nullable String local) {
    String known = names.get(site);
    if (known == null) {
      known = free(JavaNames.constant(local == null ? describe(site) : local));
      names.put(site, known);
    }
    return CodeBlock.of("$L", known);
  }

  /** The declarations, in the order of the first uses. */
  List<FieldSpec> declarations() {
    return names.entrySet().stream().map(it -> declaration(it.getKey(), it.getValue())).toList();
  }

  private static FieldSpec declaration(StepSite site, String name) {
    return FieldSpec.builder(RuntimeNames.STEP, name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$T.of($L, $L)", RuntimeNames.STEP, site.number(), JavaText.literal(site.text()))
        .build();
  }

  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; !taken.add(name); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }

  private static String describe(StepSite site) {
    String target = site.target().replace('.', '_');
    String last = site.target().substring(site.target().lastIndexOf('.') + 1);
    return switch (site.kind()) {
      case READ, SCAN, RANGE, INDEX, PUT, INSERT, UPDATE, DELETE -> site.kind().word() + "_" + last;
      case CALL, RUN -> target;
      case SPAWN -> "spawn_" + target;
      case DERIVE -> "new_" + last;
      case FOR -> "loop";
      case TRANSACTION, PARALLEL, NOW, STEP_KEY -> site.kind().word();
    };
  }
}
