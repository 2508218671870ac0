package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.MapType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the types of expressions. What a place wants is handed down to where it decides. */
final class ExpressionTyper implements Expression.Visitor<Type> {
  final Body body;
  final Coercion coercion;
  final Presence presence;
  final MemberTyper members;
  final CallTyper calls;
  final ConditionTyper conditions;
  private final OperatorTyper operators;
  private final OptionalTyper optionals;
  private final BranchTyper branches;
  private final CollectionTyper collections;
  private @Nullable Want want;

  ExpressionTyper(Body body, StatementTyper statements) {
    this.body = body;
    this.coercion = new Coercion(body);
    this.presence = new Presence(body);
    this.calls = new CallTyper(this);
    this.conditions = new ConditionTyper(this);
    this.members = new MemberTyper(this);
    this.operators = new OperatorTyper(this);
    this.optionals = new OptionalTyper(this);
    this.branches = new BranchTyper(this, statements);
    this.collections = new CollectionTyper(this, statements);
  }

  /** The type of an expression that nothing is wanted of. */
  Type infer(Expression expression) {
    return infer(expression, null);
  }

  /** The type of an expression; {@code hint} is a wish that it may disregard. */
  Type infer(Expression expression, @Nullable Want hint) {
    Want outer = want;
    want = hint;
    Type type = expression.accept(this);
    want = outer;
    body.typing.type(expression, type);
    return type;
  }

  /** Finds the type of an expression and reports it if it is not what is wanted. */
  Type check(Expression expression, Want wanted) {
    Type type = infer(expression, wanted);
    coercion.coerce(expression, type, wanted);
    return type;
  }

  /** The type of an expression that must be there; optional ones are reported. */
  Type value(Expression expression, String use) {
    return coercion.present(expression, infer(expression), use);
  }

  /** The type of an expression that gives a value, which may be absent. */
  Type some(Expression expression) {
    Type type = infer(expression);
    if (type instanceof Type.NothingType) {
      body.report(Code.BEL2015, expression.span(), "this gives no value");
      return Types.UNKNOWN;
    }
    return type;
  }

  @Override
  public Type name(Expression.NameReference node) {
    return members.name(node);
  }

  @Override
  public Type interpolation(Expression.Interpolation node) {
    for (Expression part : node.parts()) {
      Type type = value(part, "a text");
      if (!Comparing.isScalar(type)) {
        body.report(
            Code.BEL2001, part.span(), Words.aType(type) + " has no form as a part of a text");
      }
    }
    return Types.STRING;
  }

  @Override
  public Type member(Expression.MemberAccess node) {
    return members.member(node);
  }

  @Override
  public Type method(Expression.MethodCall node) {
    return members.method(node);
  }

  @Override
  public Type application(Expression.Application node) {
    return calls.application(node);
  }

  @Override
  public Type indexed(Expression.Indexed node) {
    return members.indexed(node);
  }

  @Override
  public Type unary(Expression.Unary node) {
    return operators.unary(node, want);
  }

  @Override
  public Type binary(Expression.Binary node) {
    return operators.binary(node, want);
  }

  @Override
  public Type with(Expression.With node) {
    return calls.with(node);
  }

  @Override
  public Type is(Expression.Is node) {
    return optionals.is(node);
  }

  @Override
  public Type orFail(Expression.OrFail node) {
    return optionals.orFail(node, want);
  }

  @Override
  public Type orReturn(Expression.OrReturn node) {
    return optionals.orReturn(node, want);
  }

  @Override
  public Type fallback(Expression.Fallback node) {
    return optionals.fallback(node, want);
  }

  @Override
  public Type conditional(Expression.Conditional node) {
    return branches.conditional(node, want);
  }

  @Override
  public Type comprehension(Expression.Comprehension node) {
    return collections.comprehension(node, want);
  }

  @Override
  public Type list(Expression.ListLiteral node) {
    return collections.list(node, want);
  }

  @Override
  public Type map(Expression.MapLiteral node) {
    return collections.map(node, want);
  }

  @Override
  public Type lambda(Expression.Lambda node) {
    body.report(
        Code.BEL2001, node.span(), "a lambda can only be an argument of a library function");
    body.typing.local(body.names.local(node.parameter()), Types.UNKNOWN);
    infer(node.body());
    return Types.UNKNOWN;
  }

  @Override
  public Type transaction(Expression.Transaction node) {
    return branches.transaction(node, want, true);
  }

  @Override
  public Type loop(Expression.For node) {
    return collections.loop(node, want, true);
  }

  @Override
  public Type match(Expression.Match node) {
    return branches.match(node, want, true);
  }

  @Override
  public Type literal(Literal node) {
    return LiteralTyper.type(node, want == null ? null : want.type());
  }

  @Override
  public Type remote(Remote node) {
    return calls.remote(node);
  }

  /** Types a transaction, a loop or a match that stands as a statement. */
  void statement(Expression expression) {
    if (expression instanceof Expression.Transaction transaction) {
      body.typing.type(expression, branches.transaction(transaction, null, false));
    } else if (expression instanceof Expression.For loop) {
      body.typing.type(expression, collections.loop(loop, null, false));
    } else if (expression instanceof Expression.Match match) {
      body.typing.type(expression, branches.match(match, null, false));
    } else {
      infer(expression);
    }
  }

  /** The element types of what a loop can walk; null where it walks nothing. */
  @Nullable Type element(Type collection) {
    if (collection instanceof ListType list) {
      return list.element();
    } else if (collection instanceof MapType map) {
      return new Type.RowType(map.key(), map.value());
    } else if (collection instanceof Type.PageType page) {
      return page.row();
    }
    return collection.isUnknown() ? Types.UNKNOWN : null;
  }

  List<Expression> inferAll(List<Expression> expressions) {
    expressions.forEach(this::infer);
    return expressions;
  }
}
