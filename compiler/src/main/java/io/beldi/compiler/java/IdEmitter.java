package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.types.Definition.IdDefinition;
import javax.lang.model.element.Modifier;

/** Writes ids. */
final class IdEmitter {
  private IdEmitter() {}

  /** A record of one text. */
  static TypeSpec emit(IdDefinition definition) {
    ClassName name = JavaNames.type(definition.symbol());
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name)
            .addAnnotation(JavaFiles.GENERATED)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Comparable.class), name))
            .recordConstructor(
                MethodSpec.constructorBuilder().addParameter(String.class, "value").build())
            .addField(codec(name))
            .addMethod(constructor(name))
            .addMethod(derive(name))
            .addMethod(compare(name))
            .addMethod(text());
    JavaFiles.document(type, definition.node().header().documentation());
    return type.build();
  }

  private static FieldSpec codec(ClassName name) {
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeNames.CODEC, name),
            "CODEC",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("Reads and writes such an id.\n")
        .initializer("$T.id($T::new, $T::value)", RuntimeNames.CODECS, name, name)
        .build();
  }

  private static MethodSpec constructor(ClassName name) {
    return MethodSpec.compactConstructorBuilder()
        .addJavadoc("An id of 1 to 128 characters.\n")
        .addModifiers(Modifier.PUBLIC)
        .addStatement("value = $T.idText($S, value)", RuntimeNames.CODECS, name.simpleName())
        .build();
  }

  private static MethodSpec derive(ClassName name) {
    return MethodSpec.methodBuilder("derive")
        .addJavadoc("A new id, the same whenever this step of this instance is repeated.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(name)
        .addParameter(RuntimeNames.INSTANCE, "self")
        .addParameter(RuntimeNames.STEP, "step")
        .addStatement("return new $T(self.newId(step))", name)
        .build();
  }

  private static MethodSpec compare(ClassName name) {
    return MethodSpec.methodBuilder("compareTo")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addParameter(name, "other")
        .addStatement("return $T.compare(value, other.value)", RuntimeNames.ORDER)
        .build();
  }

  private static MethodSpec text() {
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return value")
        .build();
  }
}
