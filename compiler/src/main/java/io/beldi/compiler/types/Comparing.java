package io.beldi.compiler.types;

import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.EnumType;
import io.beldi.compiler.types.Type.IdType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.ScalarType;
import io.beldi.compiler.types.Type.StringType;

/** Which values have an order, and which can be keys. */
final class Comparing {
  private Comparing() {}

  /** Whether two values of a type are in an order. */
  static boolean hasOrder(Type type) {
    return type.isUnknown()
        || isNumber(type)
        || type instanceof StringType
        || type instanceof ScalarType
        || type instanceof IdType
        || type instanceof EnumType;
  }

  /** Whether a type can be the key of a map or a part of the key of a state. */
  static boolean canBeKey(Type type) {
    return type.isUnknown()
        || type instanceof StringType
        || type instanceof IntType
        || type instanceof LongType
        || type instanceof IdType
        || type instanceof EnumType
        || type instanceof ScalarType;
  }

  /** Whether a type fits on a line: in a path, a query or a text. */
  static boolean isScalar(Type type) {
    return hasOrder(type) || type instanceof BoolType;
  }

  static boolean isNumber(Type type) {
    return isWhole(type)
        || type instanceof DoubleType
        || type instanceof DecimalType
        || type instanceof MoneyType;
  }

  static boolean isWhole(Type type) {
    return type instanceof IntType || type instanceof LongType;
  }
}
