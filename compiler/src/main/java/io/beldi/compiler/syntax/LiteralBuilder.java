package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser.LiteralContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds literals. */
final class LiteralBuilder {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE).negate();
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int LONG_DIGITS = 19;
  private static final int INT_DIGITS = 9;
  private static final int DECIMAL_DIGITS = 38;
  private static final long KILO = 1024;

  private static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private static final Map<String, Long> BYTES = Map.of("KB", KILO, "MB", KILO * KILO);

  private final Builders builders;

  LiteralBuilder(Builders builders) {
    this.builders = builders;
  }

  /** A literal, or a text with values in it. */
  Expression literal(LiteralContext context) {
    Token token = context.getStart();
    return token.getType() == BeldiLexer.STRING
        ? new TextReader(builders.tokens().file(), builders.findings()).read(token, span(token))
        : constant(token);
  }

  /** A literal where no values can stand in a text. */
  Literal plainLiteral(LiteralContext context) {
    Token token = context.getStart();
    return token.getType() == BeldiLexer.STRING ? plainText(token) : constant(token);
  }

  /** A text without values in it. */
  Literal.StringLiteral plainText(Token token) {
    Span span = span(token);
    Expression text =
        new TextReader(builders.tokens().file(), builders.findings()).read(token, span);
    if (text instanceof Literal.StringLiteral plain) {
      return plain;
    }
    builders.findings().add(Code.BEL0001, span, "this text cannot have values in it");
    return new Literal.StringLiteral(span, "");
  }

  private Literal constant(Token token) {
    Span span = span(token);
    return switch (token.getType()) {
      case BeldiLexer.INTEGER -> new Literal.IntegerLiteral(span, integer(token, GREATEST));
      case BeldiLexer.DECIMAL -> new Literal.DecimalLiteral(span, decimal(token));
      case BeldiLexer.DURATION ->
          new Literal.DurationLiteral(span, quantity(token, MILLISECONDS, "duration"));
      case BeldiLexer.SIZE -> new Literal.SizeLiteral(span, quantity(token, BYTES, "size"));
      case BeldiLexer.TRUE -> new Literal.BooleanLiteral(span, true);
      case BeldiLexer.FALSE -> new Literal.BooleanLiteral(span, false);
      default -> new Literal.NoneLiteral(span);
    };
  }

  /** The number after a minus sign. */
  Literal.IntegerLiteral negated(Token token) {
    return new Literal.IntegerLiteral(span(token), integer(token, LEAST));
  }

  private BigInteger integer(Token token, BigInteger greatest) {
    String digits = digits(token);
    if (digits.length() <= LONG_DIGITS) {
      BigInteger value = new BigInteger(digits);
      if (value.compareTo(greatest) <= 0) {
        return value;
      }
    }
    builders
        .findings()
        .add(
            Code.BEL2009,
            span(token),
            "a whole number lies between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE);
    return BigInteger.ZERO;
  }

  private BigDecimal decimal(Token token) {
    String text = token.getText();
    if (text.length() > DECIMAL_DIGITS + 1) {
      builders
          .findings()
          .add(Code.BEL2009, span(token), "a number has at most " + DECIMAL_DIGITS + " digits");
      return BigDecimal.ZERO;
    }
    return new BigDecimal(text);
  }

  private long quantity(Token token, Map<String, Long> units, String what) {
    String text = token.getText();
    int end = 0;
    while (Character.isDigit(text.charAt(end))) {
      end++;
    }
    try {
      long unit = units.getOrDefault(text.substring(end), 0L);
      return Math.multiplyExact(Long.parseLong(text.substring(0, end)), unit);
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      builders.findings().add(Code.BEL2009, span(token), "this " + what + " is too large");
      return 0;
    }
  }

  /** A number of at most nine digits, or nothing where it is larger. */
  @Nullable Integer smallNumber(Token token) {
    String digits = digits(token);
    return digits.length() <= INT_DIGITS ? Integer.valueOf(digits) : null;
  }

  private static String digits(Token token) {
    String digits = token.getText().replace("_", "");
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private Span span(Token token) {
    return builders.tokens().span(token);
  }
}
