package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition.ErrorDefinition;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes declared errors. */
final class ErrorEmitter {
  private final DefaultValues defaults;

  ErrorEmitter(DefaultValues defaults) {
    this.defaults = defaults;
  }

  /** A checked exception without a stack trace. */
  TypeSpec emit(ErrorDefinition definition) {
    ClassName name = JavaNames.type(definition.symbol());
    List<Component> fields = definition.fields();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(RuntimeNames.DECLARED_ERROR)
            .addField(serialVersion())
            .addField(type(definition, name));
    for (Component field : fields) {
      type.addField(
          JavaTypes.declared(field.type()),
          JavaNames.member(field.text()),
          Modifier.PRIVATE,
          Modifier.FINAL,
          Modifier.TRANSIENT);
    }
    type.addMethod(constructor(name, fields));
    fields.forEach(field -> type.addMethod(accessor(field)));
    type.addMethod(errorType(name)).addType(new CodecEmitter(name, fields, defaults).emit());
    if (definition.node() != null) {
      JavaFiles.document(type, definition.node().header().documentation());
    }
    return type.build();
  }

  private static FieldSpec serialVersion() {
    return FieldSpec.builder(
            long.class, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("1L")
        .build();
  }

  private static FieldSpec type(ErrorDefinition definition, ClassName name) {
    return FieldSpec.builder(typeOf(name), "TYPE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The error as a type.\n")
        .initializer(
            "new $T<>(\n$>$>$S, $L, $T.class, new $N())$<$<",
            RuntimeNames.ERROR_TYPE,
            definition.symbol().fullName(),
            definition.status(),
            name,
            CodecEmitter.NAME)
        .build();
  }

  private static TypeName typeOf(ClassName name) {
    return ParameterizedTypeName.get(RuntimeNames.ERROR_TYPE, name);
  }

  private static MethodSpec constructor(ClassName name, List<Component> fields) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addStatement("super($L)", Redaction.message(name.simpleName(), fields));
    for (Component field : fields) {
      String member = JavaNames.member(field.text());
      constructor.addParameter(JavaTypes.declared(field.type()), member);
      constructor.addStatement("this.$N = $N", member, member);
    }
    return constructor.build();
  }

  private static MethodSpec accessor(Component field) {
    String member = JavaNames.member(field.text());
    return MethodSpec.methodBuilder(member)
        .addModifiers(Modifier.PUBLIC)
        .returns(JavaTypes.declared(field.type()))
        .addStatement("return $N", member)
        .build();
  }

  private static MethodSpec errorType(ClassName name) {
    return MethodSpec.methodBuilder("errorType")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(typeOf(name))
        .addStatement("return TYPE")
        .build();
  }
}
