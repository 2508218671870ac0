package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.effects.FunctionEffects;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Parameter;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class of a function: its contract, its steps, its body. */
final class FunctionEmitter {
  private final Analysis analysis;
  private final Domains domains;
  private final Set<String> types;

  FunctionEmitter(Analysis analysis, Domains domains) {
    this.domains = domains;
    this.analysis = analysis;
    this.types = TypeWords.of(analysis.typing().definitions());
  }

  /** The class of a function whose body is written in the language. */
  TypeSpec emit(FunctionDefinition function) {
    Collaborators clients = new Collaborators(SourceWords.of(function.node().body().span()));
    reserve(function, clients);
    Body body = new Body(analysis, types, clients);
    MethodSpec execute = execute(function, body);
    TypeName input = JavaNames.input(function.symbol());
    TypeName output = JavaTypes.argument(function.result());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaNames.function(function.symbol()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(RuntimeNames.DURABLE_FUNCTION, input, output))
            .addField(signature(function, input, output))
            .addFields(body.constants.declarations())
            .addFields(clients.declarations())
            .addMethod(constructor(function))
            .addMethod(execute);
    JavaFiles.document(type, function.node().header().documentation());
    return type.build();
  }

  private void reserve(FunctionDefinition function, Collaborators clients) {
    FunctionEffects effects = analysis.effects().of(function.symbol());
    Stream.concat(effects.calls().stream(), effects.spawns().stream())
        .map(FunctionSymbol::service)
        .forEach(service -> clients.reserve(service.text(), JavaNames.client(service)));
    effects
        .runs()
        .forEach(step -> clients.reserve(step.extern().text(), JavaNames.client(step.extern())));
  }

  private static MethodSpec constructor(FunctionDefinition function) {
    return MethodSpec.constructorBuilder()
        .addJavadoc("The function {@code $L}.\n", function.symbol().fullName())
        .addModifiers(Modifier.PUBLIC)
        .addStatement("super(SIGNATURE)")
        .build();
  }

  private MethodSpec execute(FunctionDefinition function, Body body) {
    LocalNames names = LocalNames.avoiding(body.clients.fields());
    names.take("self");
    names.take("in");
    Frame frame = Frame.method(names, CodeBlock.of("self"));
    bindParameters(function, body, frame);
    Block block = (Block) function.node().body();
    if (new TailEmitter(body, function.symbol()).write(block, frame)) {
      frame.add(frame.leaving.apply(CodeBlock.of("null")));
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("execute")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(JavaTypes.argument(function.result()))
            .addParameter(RuntimeNames.INSTANCE, "self")
            .addParameter(JavaNames.input(function.symbol()), "in")
            .addCode(frame.code());
    for (ErrorSymbol error : FunctionErrors.of(function.symbol(), analysis)) {
      if (frame.thrown.contains(error)) {
        method.addException(JavaNames.error(error));
      }
    }
    return method.build();
  }

  private static void bindParameters(FunctionDefinition function, Body body, Frame frame) {
    for (Parameter parameter : function.node().parameters()) {
      LocalSymbol symbol = body.names.local(parameter.name());
      boolean primitive = JavaTypes.of(body.typing.local(symbol)).isPrimitive();
      CodeBlock path = CodeBlock.of("in.$N()", JavaNames.member(symbol.text()));
      body.bind(symbol, JavaExpression.stable(path, primitive), true, frame);
    }
  }

  private FieldSpec signature(FunctionDefinition function, TypeName input, TypeName output) {
    FunctionEffects effects = analysis.effects().of(function.symbol());
    TypeName type = ParameterizedTypeName.get(RuntimeNames.SIGNATURE, input, output);
    boolean effectful = effects.kind() == FunctionEffects.Kind.EFFECTFUL;
    CodeBlock codec = JavaCodecs.of(function.result());
    String domain = domains.of(function.symbol().service());
    return FieldSpec.builder(type, "SIGNATURE")
        .addJavadoc("What callers and engines need to know.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T<>(\n$>$>$S,\n$T.$L,\n$L,\n$T.CODEC,\n$L,\n$L,\n$L,\n$L$L)$<$<",
            RuntimeNames.SIGNATURE,
            function.symbol().fullName(),
            RuntimeNames.SIGNATURE.nestedClass("Kind"),
            effectful ? "EFFECTFUL" : "READ_ONLY",
            function.transactional(),
            input,
            codec,
            errorTypes(FunctionErrors.of(function.symbol(), analysis)),
            states(effects.reads()),
            states(effects.writes()),
            domain.isEmpty() ? CodeBlock.of("") : CodeBlock.of(",\n$S", domain))
        .build();
  }

  private static CodeBlock errorTypes(Collection<ErrorSymbol> errors) {
    List<CodeBlock> types =
        errors.stream().map(error -> CodeBlock.of("$T.TYPE", JavaNames.error(error))).toList();
    return CodeBlock.of("$T.of($L)", ClassName.get(List.class), CodeBlock.join(types, ",$W"));
  }

  private static CodeBlock states(Collection<StateSymbol> states) {
    List<CodeBlock> names =
        states.stream().map(state -> CodeBlock.of("$S", state.fullName())).toList();
    return CodeBlock.of("$T.of($L)", ClassName.get(Set.class), CodeBlock.join(names, ",$W"));
  }
}
