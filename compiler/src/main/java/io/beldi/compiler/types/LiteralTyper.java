package io.beldi.compiler.types;

import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.LongType;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The types of literals. Numbers take the type that is wanted, if they can. */
final class LiteralTyper {
  private LiteralTyper() {}

  static Type type(Literal literal, @Nullable Type wanted) {
    Type present = wanted == null ? null : wanted.present();
    if (literal instanceof Literal.IntegerLiteral integer) {
      return integer(integer.value(), present);
    } else if (literal instanceof Literal.SizeLiteral size) {
      return integer(BigInteger.valueOf(size.bytes()), present);
    } else if (literal instanceof Literal.DecimalLiteral) {
      return decimal(present);
    } else if (literal instanceof Literal.StringLiteral string) {
      return text(string.value(), present);
    } else if (literal instanceof Literal.DurationLiteral) {
      return Types.DURATION;
    } else if (literal instanceof Literal.BooleanLiteral) {
      return Types.BOOL;
    }
    return Types.NONE;
  }

  private static Type integer(BigInteger value, @Nullable Type wanted) {
    if (wanted instanceof DoubleType || wanted instanceof DecimalType) {
      return wanted;
    } else if (wanted instanceof IntType || wanted instanceof LongType) {
      return whole(value, wanted);
    }
    return value.bitLength() < Integer.SIZE ? Types.INT : Types.LONG;
  }

  /** The wanted type if the value lies within its bounds, else the same type without bounds. */
  static Type whole(BigInteger value, Type wanted) {
    boolean fits = value.bitLength() < Long.SIZE;
    if (fits && Conversion.bounds(wanted).contains(value.longValueExact())) {
      return wanted;
    }
    return wanted instanceof IntType ? Types.INT : Types.LONG;
  }

  private static Type text(String value, @Nullable Type wanted) {
    int length = value.codePointCount(0, value.length());
    boolean fits = wanted instanceof Type.StringType string && string.length().contains(length);
    return fits && wanted != null ? wanted : Types.STRING;
  }

  private static Type decimal(@Nullable Type wanted) {
    return wanted instanceof DecimalType ? wanted : Types.DOUBLE;
  }
}
