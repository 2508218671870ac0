package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Matches arguments with parameters, by name or by position. */
final class ArgumentBinder {
  private final ExpressionTyper expressions;
  private final Body body;

  ArgumentBinder(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  /**
   * The arguments in the order of the parameters.
   *
   * @param callee what takes them, for messages
   * @param kind what a parameter is called there, a field for example
   */
  List<BoundArgument> bind(
      List<Argument> arguments, List<Component> parameters, Span at, String callee, String kind) {
    Map<Component, Argument> given = new LinkedHashMap<>();
    boolean wrong = false;
    int position = 0;
    for (Argument argument : arguments) {
      Component parameter;
      if (argument.name() != null) {
        parameter = named(argument.name(), parameters, callee, kind);
      } else {
        parameter = position < parameters.size() ? parameters.get(position) : null;
        position++;
        if (parameter == null) {
          tooMany(argument, parameters.size(), callee);
        }
      }
      wrong |= parameter == null;
      type(argument, parameter, given, kind);
    }
    if (!wrong) {
      missing(parameters, given, at, callee, kind);
    }
    List<BoundArgument> bound = new ArrayList<>();
    for (Component parameter : parameters) {
      Argument argument = given.get(parameter);
      bound.add(new BoundArgument(parameter, argument == null ? null : argument.value()));
    }
    return bound;
  }

  /** The changes of {@code with}: each by name, in the order of the source. */
  List<BoundArgument> changes(List<Argument> arguments, List<Component> fields, String callee) {
    Map<Component, Argument> given = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      Component field = null;
      if (argument.name() == null) {
        body.report(
            Code.BEL2005, argument.span(), "`with` names the fields that change: `with (a: …)`");
      } else {
        field = named(argument.name(), fields, callee, "field");
      }
      type(argument, field, given, "field");
    }
    List<BoundArgument> bound = new ArrayList<>();
    given.forEach((field, argument) -> bound.add(new BoundArgument(field, argument.value())));
    return bound;
  }

  private void type(
      Argument argument,
      @Nullable Component parameter,
      Map<Component, Argument> given,
      String kind) {
    if (parameter == null) {
      expressions.infer(argument.value());
      return;
    }
    Argument earlier = given.putIfAbsent(parameter, argument);
    if (earlier != null) {
      body.report(
          Diagnostic.of(
                  Code.BEL2005,
                  argument.span(),
                  "the " + kind + " `" + parameter.text() + "` is given twice")
              .withLabel(earlier.span(), "first given here"));
    }
    expressions.check(argument.value(), Want.of(parameter, kind));
  }

  private @Nullable Component named(
      Name name, List<Component> parameters, String callee, String kind) {
    for (Component parameter : parameters) {
      if (parameter.text().equals(name.text())) {
        return parameter;
      }
    }
    Diagnostic found =
        Diagnostic.of(
            Code.BEL2005,
            name.span(),
            "`" + callee + "` has no " + kind + " `" + name.text() + "`");
    List<String> names = parameters.stream().map(Component::text).toList();
    body.report(Suggestions.question(name.text(), names).map(found::withHelp).orElse(found));
    return null;
  }

  private void tooMany(Argument argument, int wanted, String callee) {
    String takes =
        wanted == 0 ? "no arguments" : wanted == 1 ? "one argument" : wanted + " arguments";
    body.report(Code.BEL2005, argument.span(), "`" + callee + "` takes " + takes);
  }

  private void missing(
      List<Component> parameters,
      Map<Component, Argument> given,
      Span at,
      String callee,
      String kind) {
    List<Component> missing =
        parameters.stream()
            .filter(parameter -> !parameter.mayBeLeftOut() && !given.containsKey(parameter))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    String names =
        missing.stream().map(it -> "`" + it.text() + "`").collect(Collectors.joining(", "));
    Diagnostic found =
        Diagnostic.of(
            Code.BEL2005,
            at,
            "`" + callee + "` needs the " + kind + (missing.size() > 1 ? "s " : " ") + names);
    for (Component parameter : missing) {
      if (!parameter.name().span().equals(at)) {
        found = found.withLabel(parameter.name().span(), Words.aType(parameter.type()));
      }
    }
    body.report(found);
  }
}
