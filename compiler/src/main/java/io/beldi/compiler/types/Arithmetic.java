package io.beldi.compiler.types;

import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.StringType;
import org.jspecify.annotations.Nullable;

/** What arithmetic gives. */
final class Arithmetic {
  private static final int MOST_DIGITS = 38;

  private Arithmetic() {}

  /** The type of the result; null where the operator does not go with the operands. */
  static @Nullable Type result(BinaryOperator operator, Type left, Type right) {
    if (Comparing.isWhole(left) && Comparing.isWhole(right)) {
      return left instanceof IntType && right instanceof IntType ? Types.INT : Types.LONG;
    }
    return switch (operator) {
      case ADD -> sum(left, right, true);
      case SUBTRACT -> sum(left, right, false);
      case MULTIPLY -> product(left, right);
      case DIVIDE ->
          left instanceof DoubleType && right instanceof DoubleType
              ? left
              : left.equals(Types.DURATION) && Comparing.isWhole(right) ? left : null;
      default -> null;
    };
  }

  private static @Nullable Type sum(Type left, Type right, boolean add) {
    if (left instanceof DoubleType && right instanceof DoubleType) {
      return left;
    } else if (left instanceof DecimalType one && right instanceof DecimalType other) {
      int scale = Math.max(one.scale(), other.scale());
      int whole = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
      return new DecimalType(Math.min(MOST_DIGITS, whole + scale + 1), scale);
    } else if (left instanceof MoneyType one && right instanceof MoneyType other) {
      return one.currency() == null ? other : one;
    } else if (left instanceof StringType && right instanceof StringType) {
      return add ? Types.STRING : null;
    }
    return times(left, right, add);
  }

  private static @Nullable Type times(Type left, Type right, boolean add) {
    boolean moment = left.equals(Types.TIMESTAMP);
    if (moment && right.equals(Types.DURATION)) {
      return left;
    } else if (moment && right.equals(Types.TIMESTAMP)) {
      return add ? null : Types.DURATION;
    } else if (left.equals(Types.DURATION) && right.equals(Types.DURATION)) {
      return left;
    }
    return add && left.equals(Types.DURATION) && right.equals(Types.TIMESTAMP) ? right : null;
  }

  private static @Nullable Type product(Type left, Type right) {
    if (left instanceof DoubleType && right instanceof DoubleType) {
      return left;
    } else if (left instanceof DecimalType one && right instanceof DecimalType other) {
      int scale = Math.min(MOST_DIGITS, one.scale() + other.scale());
      return new DecimalType(Math.min(MOST_DIGITS, one.precision() + other.precision()), scale);
    } else if (Comparing.isWhole(right)) {
      return left instanceof MoneyType || left.equals(Types.DURATION) ? left : null;
    } else if (Comparing.isWhole(left)) {
      return right instanceof MoneyType || right.equals(Types.DURATION) ? right : null;
    }
    return null;
  }
}
