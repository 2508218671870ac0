package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the codec of a class that has components: one JSON object, a field for each. */
final class CodecEmitter {
  /** The name of the nested class. */
  static final String NAME = "Form";

  private static final ClassName GENERATOR =
      ClassName.get("com.fasterxml.jackson.core", "JsonGenerator");
  private static final ClassName PARSER = ClassName.get("com.fasterxml.jackson.core", "JsonParser");

  private final ClassName owner;
  private final List<Component> components;
  private final List<String> constants;
  private final List<String> locals;
  private final DefaultValues defaults;

  CodecEmitter(ClassName owner, List<Component> components, DefaultValues defaults) {
    this.owner = owner;
    this.components = components;
    this.constants = FieldNames.constants(components);
    this.locals = FieldNames.locals(components, Set.of("in", "fields"));
    this.defaults = defaults;
  }

  /** The nested class. */
  TypeSpec emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.CODEC, owner));
    for (int index = 0; index < components.size(); index++) {
      type.addField(constant(index));
    }
    return type.addMethod(write()).addMethod(read()).build();
  }

  private FieldSpec constant(int index) {
    Component component = components.get(index);
    TypeName type =
        ParameterizedTypeName.get(RuntimeNames.CODEC, JavaTypes.argument(component.type()));
    return FieldSpec.builder(
            type, constants.get(index), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(JavaCodecs.of(component.type()))
        .build();
  }

  private MethodSpec write() {
    CodeBlock.Builder code = CodeBlock.builder().addStatement("out.writeStartObject()");
    for (int index = 0; index < components.size(); index++) {
      Component component = components.get(index);
      String accessor = JavaNames.member(component.text());
      boolean optional = component.type().isOptional();
      if (optional) {
        code.beginControlFlow("if (value.$N() != null)", accessor);
      }
      code.addStatement("out.writeFieldName($S)", component.text());
      code.addStatement("$N.write(out, value.$N())", constants.get(index), accessor);
      if (optional) {
        code.endControlFlow();
      }
    }
    return method("write")
        .addParameter(GENERATOR, "out")
        .addParameter(owner, "value")
        .addCode(code.addStatement("out.writeEndObject()").build())
        .build();
  }

  private MethodSpec read() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$T fields = $T.open(in)", RuntimeNames.OBJECT_FIELDS, RuntimeNames.OBJECT_FIELDS);
    for (int index = 0; index < components.size(); index++) {
      code.addStatement(
          "$T $N = null", JavaTypes.boxed(components.get(index).type()), locals.get(index));
    }
    if (components.isEmpty()) {
      code.beginControlFlow("if (fields.next())")
          .addStatement("throw fields.unknown()")
          .endControlFlow();
    } else {
      code.beginControlFlow("while (fields.next())").beginControlFlow("switch (fields.name())");
      for (int index = 0; index < components.size(); index++) {
        code.addStatement(
            "case $S -> $N = $N.read(in)",
            components.get(index).text(),
            locals.get(index),
            constants.get(index));
      }
      code.addStatement("default -> throw fields.unknown()").endControlFlow().endControlFlow();
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (int index = 0; index < components.size(); index++) {
      arguments.add(argument(components.get(index), locals.get(index)));
    }
    code.addStatement("return new $T($L)", owner, CodeBlock.join(arguments, ",$W"));
    return method("read").returns(owner).addParameter(PARSER, "in").addCode(code.build()).build();
  }

  private CodeBlock argument(Component component, String local) {
    Expression defaultValue = component.defaultValue();
    if (component.type().isOptional() && defaultValue == null) {
      return CodeBlock.of("$N", local);
    }
    return defaultValue == null
        ? CodeBlock.of("fields.required($S, $N)", component.text(), local)
        : CodeBlock.of("$N != null ? $N : $L", local, local, defaults.of(defaultValue));
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addException(IOException.class);
  }
}
