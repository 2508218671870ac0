package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition.IndexDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.RecordType;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class of a service's states. */
final class StatesEmitter {
  private StatesEmitter() {}

  /** A constant for each state and each index. */
  static TypeSpec emit(ServiceDefinition service, Domains domains) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaNames.states(service.symbol()))
            .addJavadoc("The states of service {@code $L}.\n", service.symbol().fullName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (StateDefinition state : service.states()) {
      type.addField(state(state, domains));
      for (IndexDefinition index : state.indexes()) {
        type.addField(index(state, index));
      }
    }
    return type.build();
  }

  private static FieldSpec state(StateDefinition state, Domains domains) {
    List<TypeName> arguments =
        Stream.concat(state.keys().stream(), Stream.of(state.value()))
            .map(JavaTypes::boxed)
            .toList();
    var raw = state.isSorted() ? RuntimeNames.SORTED_STATE : RuntimeNames.STATE;
    CodeBlock.Builder value =
        CodeBlock.builder().add("$T.of(\n$>$>$S", raw, state.symbol().fullName());
    state.keys().forEach(key -> value.add(",\n$L", KeyParts.part(key)));
    value.add(",\n$L", rowForm(state));
    state.indexes().forEach(index -> value.add(",\n$L", declaration(index)));
    value.add(")");
    String domain = domains.of(state.symbol().service());
    if (!domain.isEmpty()) {
      value.add("\n.inDomain($S)", domain);
    }
    if (domains.isLockable(state.symbol())) {
      value.add("\n.asLockable()");
    }
    return constant(
        ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new)),
        JavaNames.constant(state.symbol().text()),
        "The state {@code " + state.symbol().fullName() + "}.\n",
        value.add("$<$<").build());
  }

  private static CodeBlock rowForm(StateDefinition state) {
    CodeBlock codec = JavaCodecs.of(state.value());
    String form = state.value() instanceof RecordType ? "record" : "scalar";
    CodeBlock rows = CodeBlock.of("$T.$L($L)", RuntimeNames.ROW_FORM, form, codec);
    Component until = state.timeToLive();
    return until == null
        ? rows
        : CodeBlock.of(
            "$L.expiringAt($T::$N)",
            rows,
            JavaTypes.of(state.value()),
            JavaNames.member(until.text()));
  }

  private static CodeBlock declaration(IndexDefinition index) {
    Component sort = index.sort();
    CodeBlock order =
        sort == null
            ? CodeBlock.of("null, null")
            : CodeBlock.of("$S, $L", sort.text(), KeyParts.keyType(sort.type()));
    return CodeBlock.of(
        "new $T($S, $S, $L, $L)",
        RuntimeNames.TABLE.nestedClass("Index"),
        index.text(),
        index.partition().text(),
        KeyParts.keyType(index.partition().type()),
        order);
  }

  private static FieldSpec index(StateDefinition state, IndexDefinition index) {
    String owner = JavaNames.constant(state.symbol().text());
    Type partition = index.partition().type();
    return constant(
        ParameterizedTypeName.get(
            RuntimeNames.STATE_INDEX,
            JavaTypes.boxed(state.keys().get(0)),
            JavaTypes.boxed(state.value()),
            JavaTypes.boxed(partition)),
        owner + "_" + JavaNames.constant(index.text()),
        "The index {@code " + index.text() + "} of that state.\n",
        CodeBlock.of(
            "$N.index(\n$>$>$S, $L, $L)$<$<",
            owner,
            index.text(),
            KeyParts.part(partition),
            index.descending()));
  }

  private static FieldSpec constant(
      TypeName type, String name, String documentation, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(documentation)
        .initializer(value)
        .build();
  }
}
