package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.LongType;

/** The bounds of types as Java constants. */
final class JavaBounds {
  private JavaBounds() {}

  /** The least value or length as a Java constant. */
  static CodeBlock least(Type type) {
    Interval bounds = Conversion.bounds(type);
    if (type instanceof LongType) {
      return bounds.least() == null
          ? CodeBlock.of("$T.MIN_VALUE", Long.class)
          : CodeBlock.of("$LL", bounds.least());
    } else if (type instanceof IntType) {
      return bounds.least() == null
          ? CodeBlock.of("$T.MIN_VALUE", Integer.class)
          : CodeBlock.of("$L", bounds.least());
    }
    return CodeBlock.of("$L", bounds.least() == null ? 0 : bounds.least());
  }

  /** The greatest value or length as a Java constant. */
  static CodeBlock greatest(Type type) {
    Interval bounds = Conversion.bounds(type);
    if (type instanceof LongType) {
      return bounds.greatest() == null
          ? CodeBlock.of("$T.MAX_VALUE", Long.class)
          : CodeBlock.of("$LL", bounds.greatest());
    }
    return bounds.greatest() == null || bounds.greatest() > Integer.MAX_VALUE
        ? CodeBlock.of("$T.MAX_VALUE", Integer.class)
        : CodeBlock.of("$L", bounds.greatest());
  }
}
