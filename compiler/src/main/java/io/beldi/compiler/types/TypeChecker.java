package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Program;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Declaration.ConstantDeclaration;
import io.beldi.compiler.syntax.Parameter;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.TestDeclaration;
import io.beldi.compiler.syntax.TestStatement;
import io.beldi.compiler.types.Definition.ConstantDefinition;
import io.beldi.compiler.types.Definition.ErrorDefinition;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.PureFunctionDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Type.NothingType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the types of everything in a program. */
public final class TypeChecker {
  private final Names names;
  private final Constants constants;
  private final Typing typing;
  private final List<Diagnostic> found;

  private TypeChecker(Names names, Constants constants, Typing typing, List<Diagnostic> found) {
    this.names = names;
    this.constants = constants;
    this.typing = typing;
    this.found = found;
  }

  /** The types of a program, unknown where it is in error. */
  public static Result<Typing> check(Program program, Names names) {
    List<Diagnostic> found = new ArrayList<>();
    Constants constants = constants(program, names);
    Definitions definitions = DefinitionBuilder.build(program, names, constants, found);
    Typing typing = new Typing(definitions);
    TypeChecker checker = new TypeChecker(names, constants, typing, found);
    found.addAll(RecordCycles.find(definitions));
    definitions.all().forEach(checker::definition);
    program.modules().stream()
        .flatMap(module -> module.units().stream())
        .flatMap(unit -> unit.tests().stream())
        .forEach(checker::test);
    return new Result<>(typing, found);
  }

  private static Constants constants(Program program, Names names) {
    Constants constants = new Constants(names);
    program.modules().stream()
        .flatMap(module -> module.units().stream())
        .flatMap(unit -> unit.declarations().stream())
        .forEach(
            declaration -> {
              if (declaration instanceof ConstantDeclaration constant
                  && names.find(constant.name()) instanceof ConstantSymbol symbol) {
                constants.declare(symbol, constant);
              }
            });
    return constants;
  }

  private StatementTyper body(@Nullable ServiceSymbol service, @Nullable Want result) {
    return new StatementTyper(new Body(names, constants, typing, found, service, result));
  }

  private void definition(Definition definition) {
    if (definition instanceof RecordDefinition record) {
      defaults(record.fields(), "field");
    } else if (definition instanceof ErrorDefinition error) {
      defaults(error.fields(), "field");
    } else if (definition instanceof ExternStepDefinition step) {
      defaults(step.parameters(), "parameter");
    } else if (definition instanceof ConstantDefinition constant) {
      constant(constant);
    } else if (definition instanceof PureFunctionDefinition function) {
      pure(function);
    } else if (definition instanceof FunctionDefinition function) {
      function(function);
    }
  }

  private void defaults(List<Component> components, String kind) {
    for (Component component : components) {
      if (component.defaultValue() != null) {
        StatementTyper typer = body(null, null);
        typer.pure("a default value", component.defaultValue(), Want.of(component, kind));
      }
    }
  }

  private void constant(ConstantDefinition constant) {
    Type type = constant.type();
    body(null, null)
        .pure(
            "a constant",
            constant.value(),
            new Want(
                type,
                "the constant is " + Words.aType(type),
                constant.node().type().span(),
                "declared here"));
  }

  private void pure(PureFunctionDefinition function) {
    defaults(function.parameters(), "parameter");
    parameters(function.parameters(), function.node().parameters());
    if (function.body() != null) {
      body(null, null)
          .pure(
              "a pure function",
              function.body(),
              result(
                  function.result(),
                  function.node().result() == null ? null : function.node().result().span()));
    }
  }

  private static Want result(Type type, @Nullable Span declared) {
    return new Want(
        type, "the function returns " + Words.aType(type), declared, "the result is declared here");
  }

  private void parameters(List<Component> components, List<Parameter> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      typing.local(names.local(nodes.get(i).name()), components.get(i).type());
    }
  }

  private void function(FunctionDefinition function) {
    defaults(function.parameters(), "parameter");
    parameters(function.parameters(), function.node().parameters());
    if (!(function.node().body() instanceof Block block)) {
      return;
    }
    var reference = function.node().result();
    Want result = result(function.result(), reference == null ? null : reference.span());
    StatementTyper typer = body(function.symbol().service(), result);
    typer.block(block);
    boolean valued = !(function.result() instanceof NothingType) && !function.result().isUnknown();
    if (valued && typer.isReachable()) {
      found.add(
          Diagnostic.of(
                  Code.BEL2015,
                  function.symbol().name().span(),
                  "`"
                      + function.symbol().text()
                      + "` returns "
                      + Words.aType(function.result())
                      + ", but can end without a value")
              .withLabel(
                  block.span().file().span(block.span().end() - 1, block.span().end()),
                  "here it ends"));
    }
  }

  private void test(TestDeclaration test) {
    Body body = new Body(names, constants, typing, found, null, null);
    body.markTest();
    StatementTyper typer = new StatementTyper(body);
    for (TestStatement statement : test.statements()) {
      if (statement instanceof TestStatement.Given given) {
        typer.writes().value(given.value(), typer.writes().whole(given.place(), "`given`"));
      } else if (statement instanceof TestStatement.Expect expect) {
        expect(typer, body, expect);
      } else if (statement instanceof TestStatement.Plain plain) {
        plain.statement().accept(typer);
      }
    }
  }

  private void expect(StatementTyper typer, Body body, TestStatement.Expect node) {
    if (node.failure() != null) {
      typer.expressions().infer(node.value());
      if (!(node.value() instanceof Remote)) {
        body.report(Code.BEL2001, node.value().span(), "only a `call` can fail with an error here");
      }
      return;
    }
    body.expecting(true);
    typer.expressions().check(node.value(), Want.of(Types.BOOL, "an expectation is a bool"));
    body.expecting(false);
  }
}
