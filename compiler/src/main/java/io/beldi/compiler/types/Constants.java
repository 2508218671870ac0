package io.beldi.compiler.types;

import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.syntax.Declaration.ConstantDeclaration;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.UnaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are known when a program is compiled: literals, constants, and sums of them. */
final class Constants {
  private static final int DEEPEST = 64;

  private final Names names;
  private final Map<ConstantSymbol, Expression> values = new HashMap<>();

  Constants(Names names) {
    this.names = names;
  }

  void declare(ConstantSymbol symbol, ConstantDeclaration node) {
    values.put(symbol, node.value());
  }

  /** The value of an expression, if it is a constant whole number. */
  @Nullable BigInteger integer(Expression expression) {
    return integer(expression, DEEPEST);
  }

  private @Nullable BigInteger integer(Expression expression, int depth) {
    if (depth == 0) {
      return null;
    } else if (expression instanceof Literal.IntegerLiteral literal) {
      return literal.value();
    } else if (expression instanceof Literal.SizeLiteral size) {
      return BigInteger.valueOf(size.bytes());
    } else if (expression instanceof Expression.NameReference name) {
      Expression value = constant(name);
      return value == null ? null : integer(value, depth - 1);
    } else if (expression instanceof Expression.Unary unary
        && unary.operator() == UnaryOperator.NEGATE) {
      BigInteger operand = integer(unary.operand(), depth - 1);
      return operand == null ? null : operand.negate();
    } else if (expression instanceof Expression.Binary binary) {
      return sum(binary, depth - 1);
    }
    return null;
  }

  private @Nullable BigInteger sum(Expression.Binary binary, int depth) {
    BigInteger left = integer(binary.left(), depth);
    BigInteger right = left == null ? null : integer(binary.right(), depth);
    if (left == null || right == null) {
      return null;
    } else if (binary.operator() == BinaryOperator.ADD) {
      return left.add(right);
    } else if (binary.operator() == BinaryOperator.SUBTRACT) {
      return left.subtract(right);
    }
    boolean small = left.bitLength() + right.bitLength() < 1024;
    return binary.operator() == BinaryOperator.MULTIPLY && small ? left.multiply(right) : null;
  }

  /** The value of an expression, if it is a constant number written with or without a point. */
  @Nullable BigDecimal decimal(Expression expression) {
    if (expression instanceof Literal.DecimalLiteral literal) {
      return literal.value();
    } else if (expression instanceof Expression.Unary unary
        && unary.operator() == UnaryOperator.NEGATE) {
      BigDecimal operand = decimal(unary.operand());
      return operand == null ? null : operand.negate();
    } else if (expression instanceof Expression.NameReference name) {
      Expression value = constant(name);
      return value instanceof Literal ? decimal(value) : null;
    }
    BigInteger whole = integer(expression);
    return whole == null ? null : new BigDecimal(whole);
  }

  /** The value of an expression, if it is a constant text. */
  @Nullable String text(Expression expression) {
    return text(expression, DEEPEST);
  }

  private @Nullable String text(Expression expression, int depth) {
    if (depth == 0) {
      return null;
    } else if (expression instanceof Literal.StringLiteral literal) {
      return literal.value();
    } else if (expression instanceof Expression.NameReference name) {
      Expression value = constant(name);
      return value == null ? null : text(value, depth - 1);
    }
    return null;
  }

  private @Nullable Expression constant(Expression.NameReference name) {
    return names.find(name.name()) instanceof ConstantSymbol symbol ? values.get(symbol) : null;
  }
}
