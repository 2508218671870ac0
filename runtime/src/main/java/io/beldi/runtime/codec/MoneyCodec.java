package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.Money;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts of money: an object of an amount and a currency. */
record MoneyCodec() implements Codec<Money> {
  private static final int DIGITS = 38;

  @Override
  public void write(JsonGenerator out, Money value) throws IOException {
    out.writeStartObject();
    out.writeNumberField("amount", value.amount());
    out.writeStringField("currency", value.currency());
    out.writeEndObject();
  }

  @Override
  public Money read(JsonParser in) throws IOException {
    ObjectFields fields = ObjectFields.open(in);
    BigDecimal amount = null;
    String currency = null;
    while (fields.next()) {
      switch (fields.name()) {
        case "amount" -> amount = Numbers.decimal(in, "a number");
        case "currency" -> currency = currency(in);
        default -> throw fields.unknown();
      }
    }
    return money(in, fields.required("amount", amount), fields.required("currency", currency));
  }

  private static String currency(JsonParser in) throws IOException {
    String code = Tokens.text(in, "a currency");
    if (!isCurrency(code)) {
      throw MalformedInput.at(in, "must be a currency of ISO 4217");
    }
    return code;
  }

  private static boolean isCurrency(String code) {
    try {
      Currency.getInstance(code);
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static Money money(JsonParser in, BigDecimal amount, String currency) {
    int scale = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    @Nullable String violation = Bounds.decimalViolation(amount, DIGITS, scale);
    Tokens.require(in, violation == null ? null : "the amount in " + currency + " " + violation);
    return new Money(amount, currency);
  }
}
