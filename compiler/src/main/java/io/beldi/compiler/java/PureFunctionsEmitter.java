package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Parameter;
import io.beldi.compiler.types.Definition.ConstantDefinition;
import io.beldi.compiler.types.Definition.PureFunctionDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the classes of a module's constants, and of its pure functions that have a body. */
final class PureFunctionsEmitter {
  private final Analysis analysis;
  private final Set<String> types;

  PureFunctionsEmitter(Analysis analysis) {
    this.analysis = analysis;
    this.types = TypeWords.of(analysis.typing().definitions());
  }

  /** The class of some constants. */
  TypeSpec constants(ClassName name, List<ConstantDefinition> constants) {
    TypeSpec.Builder type = holder(name, "The constants of the module.\n");
    for (ConstantDefinition constant : constants) {
      Frame frame = Frame.method(LocalNames.avoiding(Set.of()), CodeBlock.of(""));
      CodeBlock value = body().expressions.value(constant.value(), frame).code();
      type.addField(
          FieldSpec.builder(
                  JavaTypes.of(constant.type()),
                  JavaNames.constant(constant.symbol().text()),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc("The constant {@code $L}.\n", constant.symbol().fullName())
              .initializer("$L", value)
              .build());
    }
    return type.build();
  }

  /** The class of some functions, each a static method. */
  TypeSpec functions(ClassName name, List<PureFunctionDefinition> functions) {
    TypeSpec.Builder type = holder(name, "The pure functions of the module.\n");
    functions.forEach(function -> type.addMethod(method(function)));
    return type.build();
  }

  private static TypeSpec.Builder holder(ClassName name, String documentation) {
    return TypeSpec.classBuilder(name)
        .addJavadoc(documentation)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private MethodSpec method(PureFunctionDefinition function) {
    Body body = body();
    Frame frame = Frame.method(LocalNames.avoiding(Set.of()), CodeBlock.of(""));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.member(function.symbol().text()))
            .addJavadoc("The function {@code $L}.\n", function.symbol().fullName())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(JavaTypes.declared(function.result()));
    for (Parameter parameter : function.node().parameters()) {
      LocalSymbol symbol = body.names.local(parameter.name());
      var type = JavaTypes.of(body.typing.local(symbol));
      String name = frame.names.take(symbol.text());
      method.addParameter(JavaTypes.declared(body.typing.local(symbol)), name);
      body.bind(symbol, JavaExpression.variable(name, type.isPrimitive()), true, frame);
    }
    Expression value = Objects.requireNonNull(function.body(), function.symbol().fullName());
    CodeBlock result = body.expressions.value(value, frame).code();
    return method.addCode(frame.code()).addCode("return $L;\n", result).build();
  }

  private Body body() {
    return new Body(analysis, types, new Collaborators(Set.of()));
  }
}
