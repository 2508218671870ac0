package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.IndexDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.Meaning.StateQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types of what reads a state. */
final class StateTyper {
  private final ExpressionTyper expressions;
  private final Body body;

  StateTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  /**
   * The state that an expression names, {@code rooms} or {@code Hotel.rooms}; null if it is none.
   */
  @Nullable StateSymbol find(Expression target) {
    if (target instanceof Expression.NameReference name) {
      return body.names.find(name.name()) instanceof StateSymbol state ? state : null;
    } else if (target instanceof Expression.MemberAccess access
        && access.target() instanceof Expression.NameReference owner
        && body.names.find(owner.name()) instanceof ServiceSymbol service) {
      StateSymbol state = of(service, access.name());
      if (state != null) {
        body.typing.type(owner, Types.UNKNOWN);
      }
      return state;
    }
    return null;
  }

  /** A state of a service by its name; reports one that may not be named here. */
  @Nullable StateSymbol of(ServiceSymbol service, Name name) {
    for (StateDefinition state : body.definitions.all(StateDefinition.class)) {
      StateSymbol symbol = state.symbol();
      if (symbol.service().equals(service) && symbol.text().equals(name.text())) {
        if (!body.isTest() && !service.equals(body.service())) {
          body.report(foreign(name.span(), symbol));
        }
        return symbol;
      }
    }
    return null;
  }

  private Diagnostic foreign(Span span, StateSymbol state) {
    Diagnostic found =
        Diagnostic.of(
                Code.BEL5001,
                span,
                "`" + state.shortName() + "` belongs to service `" + state.service().text() + "`")
            .withLabel(state.name().span(), "declared here");
    List<String> functions = calleesOf(state.service());
    return functions.isEmpty()
        ? found.withHelp("give the service a function that does this")
        : found.withHelp(
            "call a function of the service: `" + String.join("`, `", functions) + "`");
  }

  List<String> calleesOf(Symbol owner) {
    List<String> names = new ArrayList<>();
    if (owner instanceof ServiceSymbol service) {
      for (FunctionDefinition function : body.definitions.all(FunctionDefinition.class)) {
        if (function.symbol().service().equals(service)) {
          names.add(function.symbol().text());
        }
      }
    } else if (owner instanceof ExternSymbol extern) {
      for (ExternStepDefinition step : body.definitions.all(ExternStepDefinition.class)) {
        if (step.symbol().extern().equals(extern)) {
          names.add(step.symbol().text());
        }
      }
    }
    return names;
  }

  Type read(Expression.Indexed node, StateSymbol state) {
    body.step(node.span(), "reading a row");
    keys(state, node.keys(), node.span());
    body.typing.meaning(node, new Meaning.RowRead(state, node.keys()));
    return Type.OptionalType.of(body.definitions.of(state).value());
  }

  /** Checks the keys of a row. */
  void keys(StateSymbol state, List<Expression> keys, Span span) {
    StateDefinition definition = body.definitions.of(state);
    if (keys.size() != definition.keys().size()) {
      expressions.inferAll(keys);
      body.report(
          Diagnostic.of(
                  Code.BEL2005,
                  span,
                  "the key of `"
                      + state.text()
                      + "` has "
                      + parts(definition.keys().size())
                      + ", but here stand "
                      + keys.size())
              .withLabel(state.name().span(), "declared here"));
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      Type type = definition.keys().get(i);
      String which =
          keys.size() == 1 ? "is keyed by " : i == 0 ? "is keyed first by " : "is keyed second by ";
      expressions.check(
          keys.get(i),
          new Want(
              type,
              "`" + state.text() + "` " + which + type,
              definition.node().keys().get(i).span(),
              "the key is declared here"));
    }
  }

  private static String parts(int number) {
    return number == 1 ? "one part" : number + " parts";
  }

  Type query(Expression.MethodCall node, StateSymbol state) {
    body.typing.type(node.target(), Types.UNKNOWN);
    StateDefinition definition = body.definitions.of(state);
    String name = node.name().text();
    IndexDefinition index =
        definition.indexes().stream().filter(it -> it.text().equals(name)).findFirst().orElse(null);
    if (index != null) {
      return query(node, definition, StateQuery.Kind.INDEX, index);
    } else if (name.equals("scan")) {
      return query(node, definition, StateQuery.Kind.SCAN, null);
    } else if (name.equals("range") && definition.isSorted()) {
      return query(node, definition, StateQuery.Kind.RANGE, null);
    }
    List<String> near =
        new ArrayList<>(definition.indexes().stream().map(IndexDefinition::text).toList());
    near.add("scan");
    if (definition.isSorted()) {
      near.add("range");
    }
    expressions.members.unknown(
        node.name(), "the state `" + state.text() + "` has no index or function", near);
    node.arguments().forEach(argument -> expressions.infer(argument.value()));
    return Types.UNKNOWN;
  }

  private Type query(
      Expression.MethodCall node,
      StateDefinition state,
      StateQuery.Kind kind,
      @Nullable IndexDefinition index) {
    body.step(node.span(), "reading rows");
    Type cursor = cursor(state, kind);
    List<Component> parameters = new ArrayList<>();
    if (kind == StateQuery.Kind.RANGE) {
      parameters.add(parameter(node.name(), "partition", state.keys().get(0)));
    } else if (index != null) {
      parameters.add(
          parameter(node.name(), index.partition().text(), index.partition().type().present()));
    }
    parameters.add(parameter(node.name(), "limit", new Type.IntType(new Interval(1L, null))));
    parameters.add(parameter(node.name(), "from", Type.OptionalType.of(cursor)));
    if (kind == StateQuery.Kind.RANGE) {
      parameters.add(parameter(node.name(), "newestFirst", Type.OptionalType.of(Types.BOOL)));
    }
    List<BoundArgument> bound =
        expressions.calls.bind(node.arguments(), parameters, node.name(), "argument");
    Expression limit = value(bound, "limit");
    if (limit != null) {
      body.typing.meaning(
          node,
          new StateQuery(
              kind,
              state.symbol(),
              index,
              parameters.get(0).text().equals("limit") ? null : bound.get(0).value(),
              limit,
              value(bound, "from"),
              value(bound, "newestFirst")));
    }
    return new Type.PageType(state.row(), cursor);
  }

  private static Type cursor(StateDefinition state, StateQuery.Kind kind) {
    return switch (kind) {
      case SCAN -> state.isSorted() ? Types.STRING : state.keys().get(0);
      case RANGE -> state.keys().get(1);
      case INDEX -> Types.STRING;
    };
  }

  private static Component parameter(Name at, String name, Type type) {
    return new Component(new Name(at.span(), name), type, null, false, null);
  }

  private static @Nullable Expression value(List<BoundArgument> bound, String name) {
    return bound.stream()
        .filter(argument -> argument.component().text().equals(name))
        .map(BoundArgument::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
