package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Meaning.Builtin;
import io.beldi.compiler.types.Meaning.ScalarConstant;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Types of values written as constructors, and of the functions that every body knows. */
final class ConstructorTyper {
  private static final int LONGEST_ID = 128;

  private final ExpressionTyper expressions;
  private final Body body;

  ConstructorTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  Type id(Expression.Application node, IdSymbol symbol) {
    Type type = new Type.IdType(symbol);
    if (counts(node, 1)) {
      Expression text = node.arguments().get(0).value();
      Interval length = new Interval(1L, (long) LONGEST_ID);
      expressions.check(
          text, Want.of(new Type.StringType(length), "an id is made of a string(1..128)"));
      body.typing.meaning(node, new Meaning.IdFromText(symbol, text));
    }
    return type;
  }

  private boolean counts(Expression.Application node, int wanted) {
    boolean right =
        node.arguments().size() == wanted
            && node.arguments().stream().allMatch(argument -> argument.name() == null);
    if (!right) {
      node.arguments().forEach(argument -> expressions.infer(argument.value()));
      String takes =
          wanted == 0 ? "no arguments" : wanted == 1 ? "one argument" : wanted + " arguments";
      body.report(
          Code.BEL2005,
          node.span(),
          "`" + node.callee().text() + "` takes " + takes + ", without names");
    }
    return right;
  }

  Type builtin(Expression.Application node) {
    return switch (node.callee().text()) {
      case "now" -> function(node, Builtin.NOW, Types.TIMESTAMP);
      case "started" -> function(node, Builtin.STARTED, Types.TIMESTAMP);
      case "stepKey" ->
          function(node, Builtin.STEP_KEY, new Type.StringType(new Interval(1L, 64L)));
      case "timestamp" ->
          text(node, Types.TIMESTAMP, ConstructorTyper::timestamp, "2025-01-01T00:00:00Z");
      case "date" -> text(node, Types.DATE, text -> LocalDate.parse(text).toString(), "2025-01-01");
      case "uuid" ->
          text(node, Types.UUID, ConstructorTyper::uuid, "6f1c0c3e-0a1b-4f7e-9d53-1f2a3b4c5d6e");
      case "money" -> money(node);
      case "callback", "random" -> notYet(node);
      default -> ignored(node);
    };
  }

  private Type ignored(Expression.Application node) {
    node.arguments().stream().map(Argument::value).forEach(expressions::infer);
    return Types.UNKNOWN;
  }

  private Type notYet(Expression.Application node) {
    ignored(node);
    body.report(Code.BEL0900, node.span(), "not supported yet: `" + node.callee().text() + "(…)`");
    return Types.UNKNOWN;
  }

  private Type function(Expression.Application node, Builtin function, Type type) {
    if (counts(node, 0)) {
      body.step(node.span(), "`" + node.callee().text() + "()`");
      body.typing.meaning(node, new Meaning.BuiltinCall(function));
    }
    return type;
  }

  private Type text(
      Expression.Application node, Type type, UnaryOperator<String> canonical, String example) {
    if (!counts(node, 1)) {
      return type;
    }
    Expression argument = node.arguments().get(0).value();
    expressions.check(argument, Want.of(Types.STRING, "`" + type + "` is written as a text"));
    String text = body.constants.text(argument);
    if (text == null) {
      notConstant(argument, type);
      return type;
    }
    try {
      body.typing.meaning(node, new ScalarConstant(type, canonical.apply(text), null));
    } catch (DateTimeException | IllegalArgumentException malformed) {
      body.report(
          Code.BEL2009,
          argument.span(),
          "this is no " + type + "; one looks like `" + type + "(\"" + example + "\")`");
    }
    return type;
  }

  private void notConstant(Expression argument, Type type) {
    if (!body.typing.type(argument).isUnknown()) {
      body.report(
          Code.BEL0900,
          argument.span(),
          "not supported yet: a " + type + " from a text that is not constant");
    }
  }

  private static String timestamp(String text) {
    Instant instant = OffsetDateTime.parse(text).toInstant();
    if (!instant.truncatedTo(ChronoUnit.MILLIS).equals(instant)) {
      throw new IllegalArgumentException("finer than milliseconds");
    }
    return instant.toString();
  }

  private static String uuid(String text) {
    String canonical = UUID.fromString(text).toString();
    if (!canonical.equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("parts left out");
    }
    return canonical;
  }

  private Type money(Expression.Application node) {
    if (!counts(node, 2)) {
      return Types.MONEY;
    }
    Expression code = node.arguments().get(0).value();
    Expression number = node.arguments().get(1).value();
    expressions.check(code, Want.of(Types.STRING, "a currency is written as a text"));
    expressions.infer(number, Want.of(new Type.DecimalType(38, 4), "an amount is"));
    String currency = body.constants.text(code);
    BigDecimal amount = body.constants.decimal(number);
    if (currency == null) {
      notConstant(code, Types.MONEY);
      return Types.MONEY;
    }
    Integer digits = digits(currency);
    if (digits == null) {
      body.report(
          Code.BEL2009,
          code.span(),
          "there is no currency `" + currency + "`; one looks like `EUR`");
      return Types.MONEY;
    }
    Type type = new Type.MoneyType(currency);
    if (amount == null) {
      body.report(Code.BEL0900, number.span(), "not supported yet: an amount that is not constant");
    } else if (amount.stripTrailingZeros().scale() > digits || amount.precision() > 38) {
      body.report(
          Code.BEL2009,
          number.span(),
          "amounts in " + currency + " have at most " + digits + " digits after the point");
    } else {
      body.typing.meaning(node, new ScalarConstant(type, currency, amount.setScale(digits)));
    }
    return type;
  }

  private static @Nullable Integer digits(String currency) {
    List<Currency> known =
        Currency.getAvailableCurrencies().stream()
            .filter(it -> it.getCurrencyCode().equals(currency))
            .toList();
    return known.isEmpty() ? null : Math.max(0, known.get(0).getDefaultFractionDigits());
  }
}
