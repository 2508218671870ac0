package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.BytesType;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.ScalarType;
import java.util.Locale;

/** How values of each type are stored as keys. */
final class KeyParts {
  private KeyParts() {}

  /** The Java expression for a part of a key. */
  static CodeBlock part(Type type) {
    return CodeBlock.of(
        "$T.$L($L)",
        RuntimeNames.KEY_PART,
        kind(type.present()).toLowerCase(Locale.ROOT),
        JavaCodecs.of(type.present()));
  }

  /** The Java expression for the type of a key attribute. */
  static CodeBlock keyType(Type type) {
    return CodeBlock.of("$T.$L", RuntimeNames.TABLE.nestedClass("KeyType"), kind(type.present()));
  }

  private static String kind(Type type) {
    if (type instanceof BytesType) {
      return "BYTES";
    }
    return isNumber(type) ? "NUMBER" : "TEXT";
  }

  private static boolean isNumber(Type type) {
    boolean time =
        type instanceof ScalarType scalar
            && (scalar.kind() == ScalarType.Kind.TIMESTAMP
                || scalar.kind() == ScalarType.Kind.DURATION);
    return time
        || type instanceof IntType
        || type instanceof LongType
        || type instanceof DoubleType
        || type instanceof DecimalType;
  }
}
