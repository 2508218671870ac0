package io.beldi.local.programs;

import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators between two values. */
final class Operators {
  private Operators() {}

  static Object binary(Evaluation values, Expression.Binary node, Typing typing) {
    BinaryOperator operator = node.operator();
    if (operator == BinaryOperator.AND) {
      return values.truth(node.left()) && values.truth(node.right());
    } else if (operator == BinaryOperator.OR) {
      return values.truth(node.left()) || values.truth(node.right());
    } else if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
      @Nullable Object left = values.value(node.left());
      boolean equal = Objects.equals(left, values.value(node.right()));
      return equal == (operator == BinaryOperator.EQUAL);
    } else if (operator == BinaryOperator.IN) {
      @Nullable Object left = values.value(node.left());
      return values.elements(node.right()).contains(left);
    }
    Object left = values.sure(node.left());
    Object right = values.sure(node.right());
    return ordered(operator, left, right, node, typing.type(node));
  }

  private static Object ordered(
      BinaryOperator operator, Object left, Object right, Expression.Binary node, Type type) {
    return switch (operator) {
      case LESS -> Order.compare(left, right) < 0;
      case LESS_OR_EQUAL -> Order.compare(left, right) <= 0;
      case GREATER -> Order.compare(left, right) > 0;
      case GREATER_OR_EQUAL -> Order.compare(left, right) >= 0;
      default ->
          left instanceof String text
              ? (Object) (text + right)
              : left instanceof BigDecimal exact
                  ? exact(operator, exact, (BigDecimal) right)
                  : (Object) whole(operator, (Long) left, (Long) right, node, type);
    };
  }

  private static BigDecimal exact(BinaryOperator operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case ADD -> left.add(right).stripTrailingZeros();
      case SUBTRACT -> left.subtract(right).stripTrailingZeros();
      default -> throw new IllegalArgumentException("not interpreted: " + operator);
    };
  }

  private static long whole(
      BinaryOperator operator, long left, long right, Expression.Binary node, Type type) {
    try {
      long result =
          switch (operator) {
            case ADD -> Math.addExact(left, right);
            case SUBTRACT -> Math.subtractExact(left, right);
            case MULTIPLY -> Math.multiplyExact(left, right);
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            default -> throw new IllegalArgumentException("not arithmetic: " + operator);
          };
      return Bounds.fit(result, type, node);
    } catch (ArithmeticException failed) {
      throw new Leaving.Faulted(node.span(), String.valueOf(failed.getMessage()));
    }
  }
}
