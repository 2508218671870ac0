package io.beldi.compiler.java;

import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;

/** Which types have the equality of the language in Java already. */
final class Equality {
  private Equality() {}

  /** Whether {@code equals} says whether two values are equal. */
  static boolean isJavas(Type type) {
    return !(type instanceof DecimalType || type instanceof DoubleType);
  }
}
