package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.syntax.Field;
import io.beldi.compiler.syntax.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads fields and parameters. */
final class ComponentReader {
  private static final Set<String> MONEY =
      Set.of(
          "price",
          "amount",
          "total",
          "fee",
          "cost",
          "balance",
          "salary",
          "tax",
          "discount",
          "payment",
          "revenue",
          "fare",
          "money",
          "budget");

  private final TypeResolver types;
  private final AnnotationReader annotations;
  private final List<Diagnostic> found;

  ComponentReader(TypeResolver types, AnnotationReader annotations, List<Diagnostic> found) {
    this.types = types;
    this.annotations = annotations;
    this.found = found;
  }

  List<Component> fields(List<Field> fields) {
    return fields.stream().map(this::field).toList();
  }

  private Component field(Field field) {
    annotations.check(field.annotations(), "a field", Set.of("sensitive"));
    return checked(
        new Component(
            field.name(),
            types.resolve(field.type()),
            field.defaultValue(),
            AnnotationReader.has(field.annotations(), "sensitive"),
            field.documentation()));
  }

  List<Component> parameters(List<Parameter> parameters) {
    return parameters.stream().map(this::parameter).toList();
  }

  private Component parameter(Parameter parameter) {
    annotations.check(parameter.annotations(), "a parameter", Set.of("sensitive"));
    return checked(
        new Component(
            parameter.name(),
            types.resolve(parameter.type()),
            parameter.defaultValue(),
            AnnotationReader.has(parameter.annotations(), "sensitive"),
            null));
  }

  private Component checked(Component component) {
    if (component.type().present() instanceof Type.DoubleType
        && soundsLikeMoney(component.text())) {
      found.add(
          Diagnostic.of(
                  Code.BEL2007,
                  component.name().span(),
                  "`" + component.text() + "` sounds like money, and a double cannot count cents")
              .withHelp("use `money`, or `decimal(9, 2)` for an amount without a currency"));
    }
    return component;
  }

  private static boolean soundsLikeMoney(String name) {
    return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|_", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(MONEY::contains);
  }
}
