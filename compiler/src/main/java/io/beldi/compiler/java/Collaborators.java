package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The clients that a class holds, one field for each service or extern that it uses. */
final class Collaborators {
  private final Map<ClassName, String> names = new LinkedHashMap<>();
  private final Set<ClassName> used = new LinkedHashSet<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * @param words the words of the source and of generated code, which belong to locals
   */
  Collaborators(Set<String> words) {
    taken.addAll(words);
    taken.addAll(
        Set.of(
            "self", "in", "txn", "retry", "fork", "branch", "round", "error", "failed", "stage"));
  }

  /** Gives a client, whose class is named after {@code owner}, the name of its field. */
  void reserve(String owner, ClassName client) {
    if (!names.containsKey(client)) {
      String plain = JavaNames.identifier(JavaNames.lower(owner));
      String field = taken.contains(plain) ? plain + "Client" : plain;
      for (int number = 2; !taken.add(field); number++) {
        field = plain + "Client" + number;
      }
      names.put(client, field);
    }
  }

  /** The names of all fields, which no local may hide. */
  Set<String> fields() {
    return Set.copyOf(names.values());
  }

  /** The field of a client. */
  CodeBlock of(String owner, ClassName client) {
    reserve(owner, client);
    used.add(client);
    return CodeBlock.of("$N", names.get(client));
  }

  /** The declarations of those that are used, in the order of the first uses. */
  List<FieldSpec> declarations() {
    return used.stream()
        .map(
            client ->
                FieldSpec.builder(
                        client,
                        Objects.requireNonNull(names.get(client)),
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                    .initializer("new $T()", client)
                    .build())
        .toList();
  }
}
