package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.PureFunctionDefinition;
import io.beldi.compiler.types.Type.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of what takes arguments: functions, records, errors, steps. */
final class CallTyper {
  private final ExpressionTyper expressions;
  private final Body body;
  private final ArgumentBinder binder;
  private final ConstructorTyper constructors;

  CallTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
    this.binder = new ArgumentBinder(expressions);
    this.constructors = new ConstructorTyper(expressions);
  }

  List<BoundArgument> bind(
      List<Argument> arguments, List<Component> components, Name callee, String kind) {
    return binder.bind(arguments, components, callee.span(), callee.text(), kind);
  }

  Type application(Expression.Application node) {
    Symbol symbol = body.names.find(node.callee());
    if (symbol instanceof RecordSymbol record) {
      List<Component> fields = body.definitions.of(record).fields();
      body.typing.meaning(
          node,
          new Meaning.Construction(record, bind(node.arguments(), fields, node.callee(), "field")));
      return new RecordType(record);
    } else if (symbol instanceof IdSymbol id) {
      return constructors.id(node, id);
    } else if (symbol instanceof PureFunctionSymbol pure) {
      PureFunctionDefinition function = body.definitions.of(pure);
      body.typing.meaning(
          node,
          new Meaning.PureCall(
              pure, bind(node.arguments(), function.parameters(), node.callee(), "parameter")));
      return function.result();
    } else if (symbol instanceof FunctionSymbol function) {
      infer(node.arguments());
      expressions.members.report3002(node.span(), function.text(), "call");
      return Types.UNKNOWN;
    } else if (symbol != null) {
      infer(node.arguments());
      body.report(
          Diagnostic.of(
                  Code.BEL2001,
                  node.callee().span(),
                  "`" + symbol.text() + "` is " + symbol.kind() + ", which takes no arguments here")
              .withLabel(symbol.name().span(), "declared here"));
      return Types.UNKNOWN;
    }
    return constructors.builtin(node);
  }

  private void infer(List<Argument> arguments) {
    for (Argument argument : arguments) {
      expressions.infer(argument.value());
    }
  }

  Type with(Expression.With node) {
    Type type = expressions.value(node.target(), "`with`");
    if (!(type instanceof RecordType record)) {
      infer(node.changes());
      if (!type.isUnknown()) {
        body.report(
            Code.BEL2001,
            node.target().span(),
            "`with` changes fields of a record, but this is " + Words.aType(type));
      }
      return Types.UNKNOWN;
    }
    List<Component> fields = body.definitions.of(record.symbol()).fields();
    body.typing.changes(node, binder.changes(node.changes(), fields, record.symbol().text()));
    return type;
  }

  Type remote(Remote node) {
    if (node instanceof Remote.Call call) {
      body.step(call.span(), "`call`");
      return function(call, body.names.find(call.callee()), call.arguments());
    } else if (node instanceof Remote.Spawn spawn) {
      body.step(spawn.span(), "`spawn`");
      function(spawn, body.names.find(spawn.callee()), spawn.arguments());
      if (spawn.delay() != null) {
        expressions.check(spawn.delay(), Want.of(Types.DURATION, "`after` takes a duration"));
      }
      return Types.NOTHING;
    } else if (node instanceof Remote.Run run) {
      body.step(run.span(), "`run`");
      return run(run);
    }
    body.report(Code.BEL0900, node.span(), "not supported yet: `await`");
    return Types.UNKNOWN;
  }

  private Type function(Remote node, @Nullable Symbol callee, List<Argument> arguments) {
    if (!(callee instanceof FunctionSymbol symbol)) {
      infer(arguments);
      return Types.UNKNOWN;
    }
    FunctionDefinition function = body.definitions.of(symbol);
    List<BoundArgument> bound =
        binder.bind(arguments, function.parameters(), node.span(), symbol.shortName(), "parameter");
    body.typing.remote(node, new Typing.Invoked(symbol, bound));
    return function.result();
  }

  private Type run(Remote.Run node) {
    if (!(body.names.find(node.step()) instanceof ExternStepSymbol symbol)) {
      infer(node.arguments());
      return Types.UNKNOWN;
    }
    ExternStepDefinition step = body.definitions.of(symbol);
    String name = symbol.extern().text() + "." + symbol.text();
    List<BoundArgument> bound =
        binder.bind(node.arguments(), step.parameters(), node.span(), name, "parameter");
    body.typing.remote(node, new Typing.Invoked(symbol, bound));
    return step.result();
  }

  /** Types an error that is raised. */
  void failure(Failure node) {
    if (!(body.names.find(node.error()) instanceof ErrorSymbol error)) {
      infer(node.arguments());
      return;
    }
    List<Component> fields = body.definitions.of(error).fields();
    Span at = node.span();
    List<BoundArgument> bound = binder.bind(node.arguments(), fields, at, error.text(), "field");
    body.typing.failure(node, new Typing.Raised(error, new ArrayList<>(bound)));
  }
}
