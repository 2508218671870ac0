package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.LibraryFunction.Length;
import io.beldi.compiler.types.LibraryFunction.LibraryParameter;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.PageType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types of library functions, and of elements of lists and maps. */
final class LibraryTyper {
  private static final Map<LibraryFunction, TypePattern> RECEIVERS =
      Library.all().stream()
          .collect(
              Collectors.toMap(
                  Function.identity(), function -> TypePattern.of(function.receiver())));

  private final ExpressionTyper expressions;
  private final Body body;

  private static TypePattern receiver(LibraryFunction function) {
    return RECEIVERS.getOrDefault(function, new TypePattern("", List.of()));
  }

  LibraryTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  Type call(Expression.MethodCall node) {
    Type receiver = expressions.value(node.target(), "`." + node.name().text() + "(…)`");
    Type type =
        receiver instanceof PageType page ? new ListType(page.row(), Interval.ALL) : receiver;
    if (type.isUnknown()) {
      ignoreArguments(node.arguments());
      return Types.UNKNOWN;
    }
    body.typing.target(node.target(), type);
    LibraryFunction function = null;
    Set<String> near = new TreeSet<>();
    for (LibraryFunction candidate : Library.all()) {
      if (receiver(candidate).match(type) != null) {
        near.add(candidate.name());
        boolean better =
            function == null || function.receiver().length() < candidate.receiver().length();
        if (candidate.name().equals(node.name().text()) && better) {
          function = candidate;
        }
      }
    }
    if (function == null) {
      unknown(node, type, near);
      ignoreArguments(node.arguments());
      return Types.UNKNOWN;
    }
    return apply(node, function, type);
  }

  private void unknown(Expression.MethodCall node, Type type, Set<String> near) {
    String name = node.name().text();
    boolean field =
        expressions.members.fields(type).stream().anyMatch(it -> it.text().equals(name));
    if (field) {
      body.report(
          Diagnostic.of(
                  Code.BEL1001, node.name().span(), "`" + name + "` is a field, not a function")
              .withHelp("leave the parentheses out"));
    } else {
      expressions.members.unknown(node.name(), Words.aType(type) + " has no function", near);
    }
  }

  /** Types arguments that belong to nothing known, so that what is wrong inside of them shows. */
  void ignoreArguments(List<Argument> arguments) {
    for (Argument argument : arguments) {
      if (argument.value() instanceof Expression.Lambda lambda) {
        lambda(lambda, Types.UNKNOWN, null);
      } else {
        expressions.infer(argument.value());
      }
    }
  }

  private Type apply(Expression.MethodCall node, LibraryFunction function, Type receiver) {
    Map<String, Type> variables = receiver(function).match(receiver);
    List<LibraryParameter> parameters = function.parameters();
    if (variables == null || !counts(node, function)) {
      ignoreArguments(node.arguments());
      return Types.UNKNOWN;
    }
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Expression value = node.arguments().get(i).value();
      argument(parameters.get(i), value, variables);
      arguments.add(value);
    }
    body.typing.meaning(node, new Meaning.LibraryCall(function, arguments));
    Type result = TypePattern.of(function.result()).apply(variables);
    return sized(result, function, receiver, arguments);
  }

  private boolean counts(Expression.MethodCall node, LibraryFunction function) {
    int wanted = function.parameters().size();
    boolean named =
        node.arguments().stream()
            .anyMatch(
                it ->
                    it.name() != null
                        && function.parameters().stream()
                            .noneMatch(p -> p.name().equals(it.name().text())));
    if (node.arguments().size() != wanted || named) {
      body.report(
          Diagnostic.of(
                  Code.BEL2005,
                  node.name().span().to(node.span().atEnd()),
                  "`"
                      + function.name()
                      + "` takes "
                      + (wanted == 0 ? "no arguments" : "one argument"))
              .withHelp(function.signature()));
      return false;
    }
    return true;
  }

  private void argument(LibraryParameter parameter, Expression value, Map<String, Type> variables) {
    int arrow = parameter.type().indexOf("->");
    if (arrow < 0) {
      plain(parameter, value, variables);
      return;
    }
    Type given = TypePattern.of(parameter.type().substring(0, arrow)).apply(variables);
    String wanted = parameter.type().substring(arrow + 2).trim();
    if (!(value instanceof Expression.Lambda lambda)) {
      expressions.infer(value);
      body.report(
          Diagnostic.of(
                  Code.BEL2001,
                  value.span(),
                  "`" + parameter.name() + "` takes a function of an element")
              .withHelp("write it as `x -> …`"));
    } else if (wanted.equals("bool")) {
      lambda(lambda, given, Want.of(Types.BOOL, "`" + parameter.name() + "` gives a bool"));
    } else {
      result(lambda, lambda(lambda, given, null), wanted, variables);
    }
  }

  private void plain(LibraryParameter parameter, Expression value, Map<String, Type> variables) {
    TypePattern pattern = TypePattern.of(parameter.type());
    Type hinted = pattern.apply(variables);
    if (!pattern.arguments().isEmpty()
        && hinted instanceof ListType list
        && list.element().isUnknown()) {
      Type type = expressions.value(value, "`" + parameter.name() + "`");
      Type rows = type instanceof PageType page ? new ListType(page.row(), Interval.ALL) : type;
      Map<String, Type> more = pattern.match(rows);
      if (more == null) {
        body.report(
            Code.BEL2001,
            value.span(),
            "`" + parameter.name() + "` is a list, but this is " + Words.aType(type));
      } else {
        body.typing.target(value, rows);
        more.forEach(variables::putIfAbsent);
      }
    } else {
      expressions.check(
          value, Want.of(hinted, "`" + parameter.name() + "` is " + Words.aType(hinted)));
    }
  }

  private void result(
      Expression.Lambda lambda, Type type, String wanted, Map<String, Type> variables) {
    Map<String, Type> more = TypePattern.of(wanted).match(type);
    if (more == null || type instanceof Type.NothingType) {
      body.report(
          Code.BEL2001,
          lambda.body().span(),
          "the function gives " + Words.aType(type) + ", not a " + wanted);
      return;
    }
    if (wanted.equals("K")) {
      key(lambda.body(), type);
    }
    more.forEach(variables::putIfAbsent);
  }

  private void key(Expression value, Type type) {
    if (type.isOptional()) {
      expressions.coercion.present(value, type, "an order");
    } else if (!Comparing.hasOrder(type)) {
      body.report(
          Diagnostic.of(
                  Code.BEL2010,
                  value.span(),
                  Words.aType(type) + " has no order to sort or choose by")
              .withHelp("use a number, a text, a time, an id or a value of an enum"));
    }
  }

  private Type lambda(Expression.Lambda lambda, Type parameter, @Nullable Want want) {
    LocalSymbol symbol = body.names.local(lambda.parameter());
    body.typing.local(symbol, parameter);
    Facts before = body.facts;
    Type type =
        body.inPure(
            "a lambda",
            () ->
                want == null
                    ? expressions.infer(lambda.body())
                    : expressions.check(lambda.body(), want));
    body.facts = before;
    body.typing.type(lambda, type);
    return type;
  }

  private Type sized(
      Type result, LibraryFunction function, Type receiver, List<Expression> arguments) {
    if (function.length() == Length.ANY) {
      return result;
    }
    Interval length = Conversion.bounds(receiver);
    if (function.length() == Length.AT_MOST) {
      length = new Interval(null, length.greatest());
    }
    if (function.name().equals("take") && !arguments.isEmpty()) {
      length = shorter(length, body.constants.integer(arguments.get(0)));
    }
    if (result instanceof ListType list) {
      return new ListType(list.element(), length);
    }
    return result instanceof MapType map ? new MapType(map.key(), map.value(), length) : result;
  }

  /** The bounds of a length that is cut to a number, where that is constant. */
  private static Interval shorter(Interval length, @Nullable BigInteger count) {
    if (count == null || count.signum() < 0 || count.bitLength() >= Integer.SIZE) {
      return length;
    }
    boolean less = length.greatest() == null || count.longValueExact() < length.greatest();
    return less ? new Interval(null, count.longValueExact()) : length;
  }

  /** An element of a list or a map. */
  Type element(Expression.Indexed node, Type target) {
    if (node.keys().size() != 1 && !target.isUnknown()) {
      expressions.inferAll(node.keys());
      body.report(Code.BEL2005, node.span(), "a list or a map takes one key");
      return Types.UNKNOWN;
    }
    Expression key = node.keys().get(0);
    Type collection =
        target instanceof PageType page ? new ListType(page.row(), Interval.ALL) : target;
    if (collection instanceof ListType list) {
      expressions.check(key, Want.of(Types.INT, "a list is indexed by an int"));
      return element(node, key, collection, list.element());
    } else if (collection instanceof MapType map) {
      expressions.check(key, Want.of(map.key(), "the map is keyed by " + map.key()));
      return element(node, key, collection, map.value());
    }
    expressions.inferAll(node.keys());
    if (!target.isUnknown()) {
      notIndexed(node.target().span(), target);
    }
    return Types.UNKNOWN;
  }

  private Type element(Expression.Indexed node, Expression key, Type collection, Type element) {
    body.typing.target(node.target(), collection);
    body.typing.meaning(node, new Meaning.ElementOf(node.target(), key));
    return Type.OptionalType.of(element);
  }

  private void notIndexed(Span span, Type target) {
    body.report(
        Code.BEL2001,
        span,
        "only states, lists and maps have elements; this is " + Words.aType(target));
  }
}
