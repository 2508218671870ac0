package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.RouteDefinition;
import io.beldi.compiler.types.Definitions;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.RecordType;
import java.util.List;
import java.util.Set;

/** Writes how HTTP reaches functions. */
final class RouteEmitter {
  /** Methods whose requests carry no body. */
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE", "HEAD");

  private static final ClassName PARAMETER = RuntimeNames.ROUTE.nestedClass("Parameter");
  private static final ClassName SOURCE = RuntimeNames.ROUTE.nestedClass("Source");
  private static final ClassName SHAPE = RuntimeNames.ROUTE.nestedClass("Shape");

  private final Definitions definitions;

  RouteEmitter(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The Java expression for a route. */
  CodeBlock emit(FunctionDefinition function, RouteDefinition route) {
    String otherwise = WITHOUT_BODY.contains(route.method()) ? "QUERY" : "BODY";
    List<CodeBlock> parameters =
        function.parameters().stream()
            .map(
                it ->
                    parameter(it, route.pathParameters().contains(it.text()) ? "PATH" : otherwise))
            .toList();
    CodeBlock key = route.key() == null ? CodeBlock.of("null") : CodeBlock.of("$S", route.key());
    return CodeBlock.of(
        "new $T(\n$>$>$S,\n$S,\n$T.SIGNATURE,\n$L,\n$L,\n$L)$<$<",
        RuntimeNames.ROUTE,
        route.method(),
        route.path(),
        JavaNames.function(function.symbol()),
        key,
        list(parameters),
        ExampleRequest.emit(
            function, route, otherwise.equals("BODY"), new ExampleValues(definitions)));
  }

  private CodeBlock parameter(Component component, String source) {
    Type type = component.type().present();
    String shape = source.equals("BODY") ? "JSON" : shape(type);
    return CodeBlock.of(
        "new $T($S, $T.$L, $T.$L, $L)",
        PARAMETER,
        component.text(),
        SOURCE,
        source,
        SHAPE,
        shape,
        list(shape.equals("RECORD") ? fields(type, source) : List.of()));
  }

  private List<CodeBlock> fields(Type type, String source) {
    if (type instanceof RecordType record) {
      return definitions.of(record.symbol()).fields().stream()
          .map(field -> parameter(field, source))
          .toList();
    }
    return List.of(text("amount", source), text("currency", source));
  }

  private static CodeBlock text(String name, String source) {
    return CodeBlock.of(
        "new $T($S, $T.$L, $T.TEXT, $T.of())", PARAMETER, name, SOURCE, source, SHAPE, List.class);
  }

  /** Numbers go as text where codecs read them so, which gives better messages. */
  private static String shape(Type type) {
    if (type instanceof RecordType || type instanceof MoneyType) {
      return "RECORD";
    } else if (type instanceof ListType list) {
      return isPlain(list.element().present()) ? "PLAINS" : "TEXTS";
    } else if (type instanceof MapType) {
      return "JSON";
    }
    return isPlain(type) ? "PLAIN" : "TEXT";
  }

  private static boolean isPlain(Type type) {
    return type instanceof DoubleType || type instanceof BoolType;
  }

  private static CodeBlock list(List<CodeBlock> elements) {
    return elements.isEmpty()
        ? CodeBlock.of("$T.of()", List.class)
        : CodeBlock.of("$T.of(\n$>$>$L)$<$<", List.class, CodeBlock.join(elements, ",\n"));
  }
}
