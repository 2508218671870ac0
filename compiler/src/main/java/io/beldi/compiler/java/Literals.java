package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.LongType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

/** Writes constants. */
final class Literals {
  private Literals() {}

  /** A constant as a value of a type; negative where {@code negated}. */
  static JavaExpression of(Literal literal, Type type) {
    return literal.accept(new Forms(type.present(), false));
  }

  /** The constant with a minus before it. */
  static JavaExpression negated(Literal literal, Type type) {
    return literal.accept(new Forms(type.present(), true));
  }

  /** A duration in the largest unit that divides it. */
  static CodeBlock duration(long millis) {
    Object[][] units = {
      {86_400_000L, "ofDays"},
      {3_600_000L, "ofHours"},
      {60_000L, "ofMinutes"},
      {1_000L, "ofSeconds"}
    };
    for (Object[] unit : units) {
      long length = (Long) unit[0];
      if (millis != 0 && millis % length == 0) {
        return CodeBlock.of("$T.$L($L)", Duration.class, unit[1], millis / length);
      }
    }
    return millis == 0
        ? CodeBlock.of("$T.ZERO", Duration.class)
        : CodeBlock.of("$T.ofMillis($LL)", Duration.class, millis);
  }

  /** A whole number as a value of a type. */
  static JavaExpression integer(BigInteger value, Type type) {
    if (type instanceof LongType) {
      return JavaExpression.stable(CodeBlock.of("$LL", value), true);
    } else if (type instanceof DoubleType) {
      return JavaExpression.stable(CodeBlock.of("$L", value.doubleValue()), true);
    } else if (type instanceof DecimalType decimal) {
      return decimal(new BigDecimal(value), decimal);
    }
    return JavaExpression.stable(CodeBlock.of("$L", value), true);
  }

  private static JavaExpression decimal(BigDecimal value, DecimalType type) {
    BigDecimal scaled = value.scale() <= type.scale() ? value.setScale(type.scale()) : value;
    return JavaExpression.stable(
        CodeBlock.of("new $T($S)", BigDecimal.class, scaled.toPlainString()), false);
  }

  private record Forms(Type type, boolean negative) implements Literal.Visitor<JavaExpression> {
    @Override
    public JavaExpression integer(Literal.IntegerLiteral node) {
      return signed(Literals.integer(negative ? node.value().negate() : node.value(), type));
    }

    @Override
    public JavaExpression decimal(Literal.DecimalLiteral node) {
      BigDecimal value = negative ? node.value().negate() : node.value();
      if (type instanceof DecimalType decimal) {
        return Literals.decimal(value, decimal);
      }
      return signed(JavaExpression.stable(CodeBlock.of("$L", value.doubleValue()), true));
    }

    private JavaExpression signed(JavaExpression number) {
      return negative
          ? new JavaExpression(number.code(), Binding.UNARY, number.primitive(), true)
          : number;
    }

    @Override
    public JavaExpression string(Literal.StringLiteral node) {
      return JavaExpression.stable(JavaText.literal(node.value()), false);
    }

    @Override
    public JavaExpression duration(Literal.DurationLiteral node) {
      long millis = negative ? -node.milliseconds() : node.milliseconds();
      return JavaExpression.stable(Literals.duration(millis), false);
    }

    @Override
    public JavaExpression size(Literal.SizeLiteral node) {
      return Literals.integer(BigInteger.valueOf(node.bytes()), type);
    }

    @Override
    public JavaExpression bool(Literal.BooleanLiteral node) {
      return JavaExpression.stable(CodeBlock.of("$L", node.value()), true);
    }

    @Override
    public JavaExpression none(Literal.NoneLiteral node) {
      return JavaExpression.stable(CodeBlock.of("null"), false);
    }
  }
}
