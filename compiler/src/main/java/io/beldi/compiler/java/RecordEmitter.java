package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Type.DecimalType;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes records: those of the source, and the parameters of each function. */
final class RecordEmitter {
  private final DefaultValues defaults;

  RecordEmitter(DefaultValues defaults) {
    this.defaults = defaults;
  }

  /** A record of the source. */
  TypeSpec emit(RecordDefinition definition) {
    TypeSpec.Builder type = record(JavaNames.type(definition.symbol()), definition.fields());
    JavaFiles.document(type, definition.node().header().documentation());
    return type.build();
  }

  /** The parameters of a function. */
  TypeSpec emit(FunctionDefinition function) {
    return record(JavaNames.input(function.symbol()), function.parameters())
        .addJavadoc("What {@code $L} takes.\n", function.symbol().fullName())
        .build();
  }

  private TypeSpec.Builder record(ClassName name, List<Component> components) {
    MethodSpec.Builder header = MethodSpec.constructorBuilder();
    for (Component component : components) {
      header.addParameter(
          ParameterSpec.builder(
                  JavaTypes.declared(component.type()), JavaNames.member(component.text()))
              .build());
    }
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name)
            .addAnnotation(JavaFiles.GENERATED)
            .addModifiers(Modifier.PUBLIC)
            .recordConstructor(header.build())
            .addField(codec(name));
    CodeBlock scales = scales(components);
    if (!scales.isEmpty()) {
      type.addMethod(
          MethodSpec.compactConstructorBuilder()
              .addJavadoc("Gives decimal numbers the scale of their type.\n")
              .addModifiers(Modifier.PUBLIC)
              .addCode(scales)
              .build());
    }
    if (components.stream().anyMatch(Component::sensitive)) {
      type.addMethod(Redaction.textOfRecord(name.simpleName(), components));
    }
    return type.addType(new CodecEmitter(name, components, defaults).emit());
  }

  private static FieldSpec codec(ClassName name) {
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeNames.CODEC, name),
            "CODEC",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("Reads and writes such a record.\n")
        .initializer("new $N()", CodecEmitter.NAME)
        .build();
  }

  /** So that equal numbers are equal as Java sees them. */
  private static CodeBlock scales(List<Component> components) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Component component : components) {
      if (component.type().present() instanceof DecimalType decimal) {
        String name = JavaNames.member(component.text());
        if (component.type().isOptional()) {
          code.addStatement(
              "$N = $N == null ? null : $N.setScale($L)", name, name, name, decimal.scale());
        } else {
          code.addStatement("$N = $N.setScale($L)", name, name, decimal.scale());
        }
      }
    }
    return code.build();
  }
}
