package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.UnaryOperator;
import io.beldi.compiler.types.Type.IdType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.MoneyType;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types of operators. */
final class OperatorTyper {
  private final ExpressionTyper expressions;
  private final Body body;

  OperatorTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  Type unary(Expression.Unary node, @Nullable Want want) {
    if (node.operator() == UnaryOperator.NOT) {
      expressions.check(node.operand(), Want.of(Types.BOOL, "`!` takes a bool"));
      return Types.BOOL;
    }
    Type operand = expressions.infer(node.operand(), want == null ? null : bare(want));
    Type type = expressions.coercion.present(node.operand(), operand, "`-`");
    if (type.isUnknown() || Comparing.isNumber(type) || type.equals(Types.DURATION)) {
      BigInteger constant = body.constants.integer(node);
      boolean wanted = want != null && Comparing.isWhole(want.type().present());
      return constant != null && wanted && Comparing.isWhole(type)
          ? LiteralTyper.whole(constant, Objects.requireNonNull(want).type().present())
          : plain(type);
    }
    body.report(
        Code.BEL2001,
        node.operand().span(),
        "`-` takes a number, but this is " + Words.aType(type));
    return Types.UNKNOWN;
  }

  /** The same wish without bounds, since the operator leaves them. */
  private static Want bare(Want want) {
    return Want.hint(plain(want.type().present()));
  }

  private static Type plain(Type type) {
    return Comparing.isWhole(type) ? type instanceof Type.IntType ? Types.INT : Types.LONG : type;
  }

  Type binary(Expression.Binary node, @Nullable Want want) {
    return switch (node.operator()) {
      case AND, OR -> logical(node);
      case EQUAL, NOT_EQUAL -> equality(node);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(node);
      case IN -> membership(node);
      default -> arithmetic(node, want);
    };
  }

  /** Reads a condition and what is known after it. */
  Type logical(Expression.Binary node) {
    expressions.conditions.branches(node);
    return Types.BOOL;
  }

  /** Infers both sides; a literal takes the type of the other side. */
  private Type[] sides(Expression.Binary node, @Nullable Want want) {
    Want bare = want == null ? null : bare(want);
    if (isNumeral(node.left()) && !isNumeral(node.right())) {
      Type right = expressions.infer(node.right(), bare);
      Type left = expressions.infer(node.left(), wish(right));
      return new Type[] {left, right};
    }
    Type left = expressions.infer(node.left(), bare);
    return new Type[] {left, expressions.infer(node.right(), wish(left))};
  }

  private static @Nullable Want wish(Type type) {
    return type.isUnknown() ? null : Want.hint(plain(type.present()));
  }

  private static boolean isNumeral(Expression expression) {
    return expression instanceof Literal.IntegerLiteral
        || expression instanceof Literal.DecimalLiteral
        || (expression instanceof Expression.Unary unary && isNumeral(unary.operand()));
  }

  private Type equality(Expression.Binary node) {
    Type[] sides = sides(node, null);
    Type left = sides[0].present();
    Type right = sides[1].present();
    boolean none = sides[0] instanceof Type.NothingType || sides[1] instanceof Type.NothingType;
    Type both = none ? null : Assigning.join(left, right);
    if (both == null) {
      Code code = left instanceof IdType && right instanceof IdType ? Code.BEL2002 : Code.BEL2001;
      body.report(
          Diagnostic.of(
                  code,
                  node.span(),
                  Words.aType(sides[0]) + " is never equal to " + Words.aType(sides[1]))
              .withLabel(node.left().span(), Words.aType(sides[0]))
              .withLabel(node.right().span(), Words.aType(sides[1])));
    } else if (!both.isUnknown()) {
      currencies(node, left, right);
      target(node.left(), sides[0], both);
      target(node.right(), sides[1], both);
    }
    return Types.BOOL;
  }

  private void target(Expression side, Type own, Type both) {
    body.typing.target(side, own.isOptional() ? Type.OptionalType.of(both) : both);
  }

  private Type order(Expression.Binary node) {
    Type[] sides = sides(node, null);
    Type left = present(node.left(), sides[0], node.operator());
    Type right = present(node.right(), sides[1], node.operator());
    Type both = Assigning.join(left, right);
    if (both == null) {
      Code code = left instanceof IdType && right instanceof IdType ? Code.BEL2002 : Code.BEL2010;
      body.report(
          code, node.span(), Words.aType(left) + " cannot be compared with " + Words.aType(right));
    } else if (!Comparing.hasOrder(both)) {
      body.report(
          Code.BEL2010,
          node.span(),
          "`"
              + node.operator().symbol()
              + "` compares numbers, texts, times, ids and values of an"
              + " enum, but this is "
              + Words.aType(both));
    } else if (!both.isUnknown()) {
      currencies(node, left, right);
      body.typing.target(node.left(), both);
      body.typing.target(node.right(), both);
    }
    return Types.BOOL;
  }

  private Type present(Expression side, Type type, BinaryOperator operator) {
    return expressions.coercion.present(side, type, "`" + operator.symbol() + "`");
  }

  private Type membership(Expression.Binary node) {
    Type right = expressions.value(node.right(), "`in`");
    Type element = expressions.element(right);
    if (right instanceof MapType map) {
      element = map.key();
    }
    if (element == null) {
      body.report(
          Code.BEL2001,
          node.right().span(),
          "`in` looks into a list or into the keys of a map, but this is " + Words.aType(right));
      element = Types.UNKNOWN;
    }
    if (right instanceof Type.PageType page) {
      body.typing.target(node.right(), new ListType(page.row(), Interval.ALL));
    }
    Type wanted = element.isUnknown() ? element : Type.OptionalType.of(loose(element));
    Type left = expressions.infer(node.left(), Want.hint(element));
    expressions.coercion.coerce(
        node.left(), left, Want.of(wanted, "what it looks into holds " + Words.aType(element)));
    if (!left.isOptional()) {
      body.typing.target(node.left(), Assigning.fits(left, wanted) ? wanted.present() : left);
    }
    return Types.BOOL;
  }

  /** Without bounds: a value outside of them is simply not there. */
  private static Type loose(Type type) {
    Type present = type.present();
    if (present instanceof Type.StringType) {
      return Types.STRING;
    }
    return plain(present);
  }

  private Type arithmetic(Expression.Binary node, @Nullable Want want) {
    Type[] sides = sides(node, want);
    Type left = present(node.left(), sides[0], node.operator());
    Type right = present(node.right(), sides[1], node.operator());
    if (left.isUnknown() || right.isUnknown()) {
      return Types.UNKNOWN;
    }
    Type result = Arithmetic.result(node.operator(), left, right);
    if (result == null) {
      body.report(wrong(node, left, right));
      return left instanceof MoneyType || Comparing.isNumber(left) ? left : Types.UNKNOWN;
    }
    currencies(node, left, right);
    if (Comparing.isWhole(left) && Comparing.isWhole(right)) {
      body.typing.target(node.left(), result);
      body.typing.target(node.right(), result);
    } else if (right instanceof Type.IntType) {
      body.typing.target(node.right(), Types.LONG);
    } else if (left instanceof Type.IntType) {
      body.typing.target(node.left(), Types.LONG);
    }
    return result;
  }

  private static Diagnostic wrong(Expression.Binary node, Type left, Type right) {
    boolean division = node.operator() == BinaryOperator.DIVIDE;
    if (division && (left instanceof MoneyType || left instanceof Type.DecimalType)) {
      Diagnostic found =
          Diagnostic.of(
              Code.BEL2006, node.span(), "dividing " + Words.aType(left) + " needs a rounding");
      return left instanceof MoneyType
          ? found.withHelp("`x.dividedBy(n)` rounds to the nearest unit of the currency")
          : found.withHelp("convert it first: `x.toDouble()`");
    }
    return Diagnostic.of(
            Code.BEL2001,
            node.span(),
            "`"
                + node.operator().symbol()
                + "` does not go with "
                + Words.aType(left)
                + " and "
                + Words.aType(right))
        .withLabel(node.left().span(), Words.aType(left))
        .withLabel(node.right().span(), Words.aType(right));
  }

  private void currencies(Expression.Binary node, Type left, Type right) {
    if (left instanceof MoneyType one
        && right instanceof MoneyType other
        && one.currency() != null
        && other.currency() != null
        && !one.currency().equals(other.currency())) {
      body.report(
          Diagnostic.of(
                  Code.BEL2006,
                  node.span(),
                  "`"
                      + node.operator().symbol()
                      + "` takes amounts in one currency, but these are "
                      + one.currency()
                      + " and "
                      + other.currency())
              .withLabel(node.left().span(), one.currency())
              .withLabel(node.right().span(), other.currency()));
    }
  }
}
