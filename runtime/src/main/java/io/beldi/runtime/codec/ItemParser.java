package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.json.JsonReadContext;
import io.beldi.runtime.item.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON parser over an attribute value, the reverse of {@link ItemGenerator}. Bytes are an
 * embedded object, read with {@link #getBinaryValue()}.
 */
@SuppressWarnings("deprecation") // Jackson keeps deprecated methods abstract
final class ItemParser extends ParserMinimalBase {
  private final Deque<Iterator<?>> open = new ArrayDeque<>();
  private JsonReadContext context = JsonReadContext.createRootContext(null);
  private @Nullable Value next;
  private @Nullable Value current;
  private boolean closed;

  ItemParser(Value value) {
    next = value;
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    _currToken = advance();
    return _currToken;
  }

  private @Nullable JsonToken advance() throws IOException {
    Value value = next;
    if (value != null) {
      next = null;
      return enter(value);
    }
    current = null;
    Iterator<?> around = open.peek();
    if (around == null) {
      close();
      return null;
    }
    if (!around.hasNext()) {
      return leave();
    }
    context.expectComma();
    Object element = around.next();
    if (element instanceof Map.Entry<?, ?> entry) {
      context.setCurrentName((String) entry.getKey());
      next = (Value) entry.getValue();
      return JsonToken.FIELD_NAME;
    }
    return enter((Value) element);
  }

  private JsonToken enter(Value value) {
    current = value;
    if (value instanceof Value.MapOf map) {
      open.push(map.entries().entrySet().iterator());
      context = context.createChildObjectContext(-1, -1);
      return JsonToken.START_OBJECT;
    }
    if (value instanceof Value.ListOf list) {
      open.push(list.values().iterator());
      context = context.createChildArrayContext(-1, -1);
      return JsonToken.START_ARRAY;
    }
    return scalar(value);
  }

  private static JsonToken scalar(Value value) {
    if (value instanceof Value.Text) {
      return JsonToken.VALUE_STRING;
    }
    if (value instanceof Value.Num number) {
      return number.number().stripTrailingZeros().scale() <= 0
          ? JsonToken.VALUE_NUMBER_INT
          : JsonToken.VALUE_NUMBER_FLOAT;
    }
    if (value instanceof Value.Bool bool) {
      return bool.truth() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
    }
    return value instanceof Value.Bin ? JsonToken.VALUE_EMBEDDED_OBJECT : JsonToken.VALUE_NULL;
  }

  private JsonToken leave() {
    open.pop();
    JsonToken end = context.inObject() ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    context = context.clearAndGetParent();
    return end;
  }

  @Override
  protected void _handleEOF() {}

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public JsonStreamContext getParsingContext() {
    return context;
  }

  @Override
  public @Nullable String getCurrentName() {
    boolean inside = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
    JsonStreamContext naming = inside ? context.getParent() : context;
    return naming.getCurrentName();
  }

  @Override
  public @Nullable String currentName() {
    return getCurrentName();
  }

  @Override
  public void overrideCurrentName(String name) {
    try {
      context.setCurrentName(name);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public @Nullable String getText() {
    if (_currToken == JsonToken.FIELD_NAME) {
      return context.getCurrentName();
    }
    if (current instanceof Value.Text text) {
      return text.text();
    }
    if (current instanceof Value.Num number) {
      return number.number().toString();
    }
    return _currToken == null ? null : _currToken.asString();
  }

  @Override
  public char[] getTextCharacters() {
    String text = getText();
    return text == null ? new char[0] : text.toCharArray();
  }

  @Override
  public boolean hasTextCharacters() {
    return false;
  }

  @Override
  public int getTextLength() {
    String text = getText();
    return text == null ? 0 : text.length();
  }

  @Override
  public int getTextOffset() {
    return 0;
  }

  @Override
  public byte[] getBinaryValue(Base64Variant variant) throws IOException {
    if (current instanceof Value.Bin binary) {
      return binary.bytes().toByteArray();
    }
    if (current instanceof Value.Text text) {
      return variant.decode(text.text());
    }
    throw _constructError("the current token holds no bytes");
  }

  @Override
  public @Nullable Object getEmbeddedObject() {
    return current instanceof Value.Bin binary ? binary.bytes() : null;
  }

  private BigDecimal number() throws IOException {
    if (current instanceof Value.Num number) {
      return number.number();
    }
    throw _constructError("the current token is no number");
  }

  @Override
  public Number getNumberValue() throws IOException {
    return number();
  }

  @Override
  public NumberType getNumberType() throws IOException {
    BigDecimal number = number();
    if (_currToken == JsonToken.VALUE_NUMBER_FLOAT) {
      return NumberType.BIG_DECIMAL;
    }
    return (long) number.precision() - number.scale() <= 18
        ? NumberType.LONG
        : NumberType.BIG_INTEGER;
  }

  @Override
  public int getIntValue() throws IOException {
    return number().intValueExact();
  }

  @Override
  public long getLongValue() throws IOException {
    return number().longValueExact();
  }

  @Override
  public BigInteger getBigIntegerValue() throws IOException {
    return number().toBigInteger();
  }

  @Override
  public float getFloatValue() throws IOException {
    return number().floatValue();
  }

  @Override
  public double getDoubleValue() throws IOException {
    return number().doubleValue();
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    return number();
  }

  @Override
  public @Nullable ObjectCodec getCodec() {
    return null;
  }

  @Override
  public void setCodec(@Nullable ObjectCodec codec) {
    if (codec != null) {
      throw new IllegalArgumentException("stored values are read through Codec, not ObjectCodec");
    }
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public JsonLocation getTokenLocation() {
    return JsonLocation.NA;
  }

  @Override
  public JsonLocation getCurrentLocation() {
    return JsonLocation.NA;
  }
}
