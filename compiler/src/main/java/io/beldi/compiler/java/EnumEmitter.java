package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.syntax.EnumValue;
import io.beldi.compiler.types.Definition.EnumDefinition;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes enums. */
final class EnumEmitter {
  private EnumEmitter() {}

  /** An enum whose constants know their names in the source. */
  static TypeSpec emit(EnumDefinition definition) {
    ClassName name = JavaNames.type(definition.symbol());
    TypeSpec.Builder type = TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC);
    for (EnumValue value : definition.values()) {
      String text = value.name().text();
      type.addEnumConstant(
          JavaNames.constant(text), TypeSpec.anonymousClassBuilder("$S", text).build());
    }
    type.addField(codec(name))
        .addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "text")
                .addStatement("this.text = text")
                .build())
        .addMethod(
            text("text")
                .addJavadoc("The name in the source, which is also the stored form.\n")
                .build())
        .addMethod(text("toString").addAnnotation(Override.class).build());
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
        .addJavadoc("Reads and writes such a value.\n")
        .initializer(
            "$T.enumeration($T.of(values()), $T::text)", RuntimeNames.CODECS, List.class, name)
        .build();
  }

  private static MethodSpec.Builder text(String method) {
    return MethodSpec.methodBuilder(method)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return text");
  }
}
