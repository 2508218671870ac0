package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.RouteDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.Definitions;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that lists what a module contains. */
final class ModuleEmitter {
  private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);

  private final Definitions definitions;

  ModuleEmitter(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The class of a module: {@code TravelModule}. */
  static ClassName name(ModuleSymbol module) {
    String path = module.fullName();
    String last = path.substring(path.lastIndexOf('.') + 1);
    return JavaNames.inModule(module, JavaNames.upper(last) + "Module");
  }

  TypeSpec emit(ModuleSymbol module) {
    List<CodeBlock> functions = new ArrayList<>();
    List<CodeBlock> tables = new ArrayList<>();
    List<CodeBlock> routes = new ArrayList<>();
    List<CodeBlock> seeds = new ArrayList<>();
    RouteEmitter emitter = new RouteEmitter(definitions);
    for (ServiceDefinition service : definitions.of(module, ServiceDefinition.class)) {
      for (StateDefinition state : service.states()) {
        tables.add(CodeBlock.of("$L.table()", constant(state)));
        seeds.add(CodeBlock.of("$L.seed()", constant(state)));
      }
      for (FunctionDefinition function : service.functions()) {
        if (function.node().body() instanceof Block) {
          functions.add(CodeBlock.of("new $T()", JavaNames.function(function.symbol())));
        }
        RouteDefinition route = function.route();
        if (route != null) {
          routes.add(emitter.emit(function, route));
        }
      }
    }
    return TypeSpec.classBuilder(name(module))
        .addJavadoc("What module {@code $L} contains.\n", module.fullName())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addSuperinterface(RuntimeNames.BELDI_MODULE)
        .addMethod(
            method("name", ClassName.get(String.class), CodeBlock.of("$S", module.fullName())))
        .addMethod(
            list(
                "functions",
                ParameterizedTypeName.get(RuntimeNames.DURABLE_FUNCTION, ANY, ANY),
                functions))
        .addMethod(list("tables", RuntimeNames.TABLE, tables))
        .addMethod(list("routes", RuntimeNames.ROUTE, routes))
        .addMethod(list("seeds", ParameterizedTypeName.get(RuntimeNames.SEED, ANY), seeds))
        .build();
  }

  private static CodeBlock constant(StateDefinition state) {
    return CodeBlock.of(
        "$T.$L",
        JavaNames.states(state.symbol().service()),
        JavaNames.constant(state.symbol().text()));
  }

  private static MethodSpec list(String name, TypeName element, List<CodeBlock> elements) {
    CodeBlock value =
        elements.isEmpty()
            ? CodeBlock.of("$T.of()", List.class)
            : CodeBlock.of("$T.of(\n$>$>$L)$<$<", List.class, CodeBlock.join(elements, ",\n"));
    return method(name, ParameterizedTypeName.get(ClassName.get(List.class), element), value);
  }

  private static MethodSpec method(String name, TypeName type, CodeBlock value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addCode("return $L;\n", value)
        .build();
  }
}
