package io.beldi.compiler.java;

import io.beldi.compiler.types.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Java names for components, apart from each other and from names that generated code uses. */
final class FieldNames {
  private FieldNames() {}

  /** Names of locals or parameters, in the order of the components. */
  static List<String> locals(List<Component> components, Collection<String> taken) {
    return distinct(components.stream().map(it -> JavaNames.identifier(it.text())).toList(), taken);
  }

  /** Names of constants, in the order of the components; none hides a type of theirs. */
  static List<String> constants(List<Component> components) {
    List<String> types =
        components.stream()
            .flatMap(it -> Arrays.stream(it.type().toString().split("[^A-Za-z0-9_]+", -1)))
            .toList();
    return distinct(components.stream().map(it -> JavaNames.constant(it.text())).toList(), types);
  }

  private static List<String> distinct(List<String> wanted, Collection<String> taken) {
    Set<String> used = new HashSet<>(taken);
    List<String> names = new ArrayList<>();
    for (String each : wanted) {
      String name = each;
      while (!used.add(name)) {
        name = name + "_";
      }
      names.add(name);
    }
    return names;
  }
}
