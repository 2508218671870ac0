package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Pattern;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Facts.Branches;
import io.beldi.compiler.types.PlaceMeaning.RowPlace;
import io.beldi.compiler.types.Type.NothingType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types statements, and follows what is known from one to the next. */
final class StatementTyper
    implements Statement.Visitor<StatementTyper>, Exit.Visitor<StatementTyper> {
  private final Body body;
  private final ExpressionTyper expressions;
  private final WriteTyper writes;

  StatementTyper(Body body) {
    this.body = body;
    this.expressions = new ExpressionTyper(body, this);
    this.writes = new WriteTyper(expressions);
  }

  ExpressionTyper expressions() {
    return expressions;
  }

  WriteTyper writes() {
    return writes;
  }

  /** Checks an expression where only pure code may stand. */
  void pure(String where, Expression value, Want want) {
    body.inPure(where, () -> expressions.check(value, want));
  }

  /** Whether control comes to where typing stands now. */
  boolean isReachable() {
    return body.facts.reachable();
  }

  /** Types a block; afterwards the facts are those at its end. */
  void block(Block block) {
    block.statements().forEach(statement -> statement.accept(this));
    if (block.exit() != null) {
      block.exit().accept(this);
      body.facts = Facts.UNREACHABLE;
    }
  }

  /** Facts without those of variables that are assigned somewhere below a node. */
  Facts withoutAssigned(Node node, Facts facts) {
    Facts rest = facts;
    if (node instanceof Statement.Assign assign
        && body.names.find(assign.place().root()) instanceof LocalSymbol local) {
      rest = rest.without(Presence.path(local));
    } else if (node instanceof Statement.Delete) {
      rest = rest.without("row ");
    }
    for (Node child : Children.of(node)) {
      rest = withoutAssigned(child, rest);
    }
    return rest;
  }

  /** Gives the names of a pattern the type of what they are bound to. */
  void bind(Pattern pattern, Type type) {
    boolean several = pattern.names().size() > 1;
    if (several) {
      body.report(Code.BEL0900, pattern.span(), "not supported yet: a pattern with several names");
    }
    for (Name name : pattern.names()) {
      body.typing.local(body.names.local(name), several ? Types.UNKNOWN : type);
    }
  }

  private void undo(@Nullable Block undo) {
    if (undo != null) {
      body.report(Code.BEL0900, undo.span(), "not supported yet: `undo`");
      Facts before = body.facts;
      block(undo);
      body.facts = before;
    }
  }

  @Override
  public StatementTyper let(Statement.Let node) {
    Type type;
    if (node.type() == null) {
      type = expressions.some(node.value());
      if (type instanceof Type.NoneType) {
        body.report(
            Diagnostic.of(Code.BEL2001, node.value().span(), "`none` alone has no type")
                .withHelp("write the type: `let x: T? = none`"));
        type = Types.UNKNOWN;
      }
    } else {
      type = body.types.resolve(node.type());
      expressions.check(
          node.value(),
          new Want(
              type,
              "the name is declared as " + Words.aType(type),
              node.type().span(),
              "declared here"));
    }
    bind(node.pattern(), type);
    if (node.pattern().names().size() == 1) {
      expressions.presence.bind(body.names.local(node.pattern().names().get(0)), node.value());
    }
    undo(node.undo());
    return this;
  }

  @Override
  public StatementTyper var(Statement.Var node) {
    Type type;
    if (node.type() == null) {
      type = widened(expressions.some(node.value()));
      if (type instanceof Type.NoneType || type instanceof Type.NeverType) {
        body.report(
            Diagnostic.of(
                    Code.BEL2001, node.value().span(), "this value alone does not tell the type")
                .withHelp("write the type: `var x: T? = none`"));
        type = Types.UNKNOWN;
      }
      body.typing.target(node.value(), type);
    } else {
      type = body.types.resolve(node.type());
      expressions.check(
          node.value(),
          new Want(
              type,
              "the variable is declared as " + Words.aType(type),
              node.type().span(),
              "declared here"));
    }
    body.typing.local(body.names.local(node.name()), type);
    return this;
  }

  /** A variable takes more than its first value: it has the type without bounds. */
  private static Type widened(Type type) {
    if (type instanceof Type.IntType) {
      return Types.INT;
    } else if (type instanceof Type.LongType) {
      return Types.LONG;
    } else if (type instanceof Type.StringType) {
      return Types.STRING;
    } else if (type instanceof Type.MoneyType) {
      return Types.MONEY;
    } else if (type instanceof Type.ListType list) {
      return new Type.ListType(list.element(), Interval.ALL);
    }
    return type instanceof Type.MapType map
        ? new Type.MapType(map.key(), map.value(), Interval.ALL)
        : type;
  }

  @Override
  public StatementTyper ifElse(Statement.If node) {
    Facts after = Facts.UNREACHABLE;
    for (Statement.Branch branch : node.branches()) {
      Branches branches = expressions.conditions.branches(branch.condition());
      body.facts = branches.whenTrue();
      block(branch.block());
      after = after.meet(body.facts);
      body.facts = branches.whenFalse();
    }
    if (node.otherwise() != null) {
      block(node.otherwise());
    }
    body.facts = after.meet(body.facts);
    return this;
  }

  @Override
  public StatementTyper yield(Statement.Yield node) {
    YieldScope scope = body.yields.peek();
    if (scope == null) {
      expressions.infer(node.value());
      body.report(
          Code.BEL2015,
          node.span(),
          "`yield` gives a value to a loop or a transaction, but none around it has one");
    } else if (scope.want() != null) {
      expressions.check(node.value(), scope.want());
      scope.add(scope.want().type(), node.value());
    } else {
      Type type = expressions.some(node.value());
      Type before = scope.joined();
      if (!scope.add(type, node.value())) {
        expressions.coercion.coerce(
            node.value(), type, Want.of(before, "the value before is " + Words.aType(before)));
      }
    }
    return this;
  }

  @Override
  public StatementTyper require(Statement.Require node) {
    Branches branches = expressions.conditions.branches(node.condition());
    body.facts = branches.whenFalse();
    expressions.calls.failure(node.failure());
    body.facts = branches.whenTrue();
    return this;
  }

  @Override
  public StatementTyper insert(Statement.Insert node) {
    PlaceMeaning place = writes.whole(node.place(), "`insert`");
    writes.value(node.value(), place);
    if (node.otherwise() != null) {
      expressions.calls.failure(node.otherwise());
    }
    writes.exists(place);
    undo(node.undo());
    return this;
  }

  @Override
  public StatementTyper delete(Statement.Delete node) {
    PlaceMeaning place = writes.whole(node.place(), "`delete`");
    if (place instanceof RowPlace row) {
      body.facts = body.facts.without("row " + row.state().fullName() + " ");
    }
    undo(node.undo());
    return this;
  }

  @Override
  public StatementTyper sleep(Statement.Sleep node) {
    expressions.check(node.duration(), Want.of(Types.DURATION, "`sleep` takes a duration"));
    body.report(Code.BEL0900, node.span(), "not supported yet: `sleep`");
    return this;
  }

  @Override
  public StatementTyper parallel(Statement.Parallel node) {
    Facts before = body.facts;
    for (Statement statement : node.block().statements()) {
      body.facts = before;
      statement.accept(this);
    }
    if (node.block().exit() != null) {
      node.block().exit().accept(this);
    }
    body.facts = before;
    return this;
  }

  @Override
  public StatementTyper saga(Statement.Saga node) {
    body.report(
        Code.BEL0900,
        node.span().file().span(node.span().start(), node.span().start() + 4),
        "not supported yet: `saga`");
    block(node.block());
    catches(node.catches());
    return this;
  }

  @Override
  public StatementTyper attempt(Statement.Try node) {
    Facts before = body.facts;
    block(node.block());
    Facts after = body.facts;
    body.facts = withoutAssigned(node.block(), before);
    after = after.meet(catches(node.catches()));
    body.facts = after;
    return this;
  }

  private Facts catches(List<CatchClause> clauses) {
    Facts before = body.facts;
    Facts after = Facts.UNREACHABLE;
    for (CatchClause clause : clauses) {
      body.facts = before;
      if (clause.variable() != null) {
        Type type =
            body.names.find(clause.error()) instanceof ErrorSymbol error
                ? new Type.ErrorType(error)
                : Types.UNKNOWN;
        body.typing.local(body.names.local(clause.variable()), type);
      }
      block(clause.block());
      after = after.meet(body.facts);
    }
    body.facts = before;
    return after;
  }

  @Override
  public StatementTyper transaction(Statement.TransactionStatement node) {
    Facts before = body.facts;
    expressions.statement(node.transaction());
    Facts after = body.facts;
    body.facts = withoutAssigned(node.transaction(), before);
    after = after.meet(catches(node.catches()));
    body.facts = after;
    return this;
  }

  @Override
  public StatementTyper loop(Statement.ForStatement node) {
    expressions.statement(node.loop());
    return this;
  }

  @Override
  public StatementTyper match(Statement.MatchStatement node) {
    expressions.statement(node.match());
    return this;
  }

  @Override
  public StatementTyper annotated(Statement.Annotated node) {
    node.statement().accept(this);
    return this;
  }

  @Override
  public StatementTyper remote(Statement.RemoteStatement node) {
    expressions.infer(node.remote());
    undo(node.undo());
    return this;
  }

  @Override
  public StatementTyper assign(Statement.Assign node) {
    writes.assign(node);
    undo(node.undo());
    return this;
  }

  @Override
  public StatementTyper update(Statement.Update node) {
    writes.update(node);
    undo(node.undo());
    return this;
  }

  @Override
  public StatementTyper returns(Exit.Return node) {
    Want result = body.result();
    if (result == null) {
      if (node.value() != null) {
        expressions.infer(node.value());
      }
      body.report(Code.BEL2015, node.span(), "`return` can only stand in a function");
    } else if (node.value() == null) {
      if (!(result.type() instanceof NothingType) && !result.type().isUnknown()) {
        body.report(Code.BEL2015, node.span(), result.demand() + ", but this gives no value");
      }
    } else if (result.type() instanceof NothingType) {
      Type type = expressions.infer(node.value());
      if (!(type instanceof NothingType)) {
        body.report(
            Diagnostic.of(Code.BEL2015, node.value().span(), "the function has no result to return")
                .withHelp("declare it: `function …(…): " + type + "`"));
      }
    } else {
      expressions.check(node.value(), result);
    }
    return this;
  }

  @Override
  public StatementTyper fails(Exit.Fail node) {
    expressions.calls.failure(node.failure());
    return this;
  }
}
