package io.beldi.compiler.types;

import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.UnaryOperator;
import io.beldi.compiler.types.Facts.Branches;

/** Reads conditions, and what each answer says about presence. */
final class ConditionTyper {
  private final ExpressionTyper expressions;
  private final Body body;

  ConditionTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  /** Types a condition; the facts stay as they were before. */
  Branches branches(Expression condition) {
    Facts before = body.facts;
    Branches branches = read(condition);
    body.typing.type(condition, Types.BOOL);
    body.facts = before;
    return branches;
  }

  private Branches read(Expression condition) {
    if (condition instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NOT) {
      Branches inner = branches(unary.operand());
      return inner.negated();
    } else if (condition instanceof Expression.Binary binary) {
      return binary(binary);
    } else if (condition instanceof Expression.Is is) {
      expressions.infer(is);
      Branches asked = asked(is.operand());
      return is.test().text().equals("absent") ? asked.negated() : asked;
    }
    expressions.check(condition, Want.of(Types.BOOL, "a condition is a bool"));
    return new Branches(body.facts, body.facts);
  }

  private Branches asked(Expression operand) {
    return new Branches(expressions.presence.present(operand, body.facts), body.facts);
  }

  private Branches binary(Expression.Binary node) {
    if (node.operator() == BinaryOperator.AND || node.operator() == BinaryOperator.OR) {
      boolean and = node.operator() == BinaryOperator.AND;
      Branches left = branches(node.left());
      body.facts = and ? left.whenTrue() : left.whenFalse();
      Branches right = branches(node.right());
      return and
          ? new Branches(right.whenTrue(), left.whenFalse().meet(right.whenFalse()))
          : new Branches(left.whenTrue().meet(right.whenTrue()), right.whenFalse());
    }
    expressions.infer(node);
    boolean equal = node.operator() == BinaryOperator.EQUAL;
    if (!equal && node.operator() != BinaryOperator.NOT_EQUAL) {
      return new Branches(body.facts, body.facts);
    }
    Branches present;
    if (node.right() instanceof Literal.NoneLiteral) {
      present = asked(node.left());
    } else if (node.left() instanceof Literal.NoneLiteral) {
      present = asked(node.right());
    } else {
      return new Branches(body.facts, body.facts);
    }
    return equal ? present.negated() : present;
  }
}
