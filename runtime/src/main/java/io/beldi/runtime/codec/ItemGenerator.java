package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import io.beldi.runtime.Fault;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON generator that builds an attribute value: objects become M, arrays L, numbers N with their
 * exact decimals, binary B. A null field of an object is left out; elsewhere null is NULL.
 *
 * <p>What the store could not hold exactly (more than 38 digits, magnitudes beyond its range, NaN)
 * is a {@link Fault}.
 */
public final class ItemGenerator extends GeneratorBase {
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Value result;

  /** Nothing is written yet. */
  @SuppressWarnings("deprecation") // the other constructors want buffers, which are not needed
  public ItemGenerator() {
    super(0, null);
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException if no value is complete
   */
  public Value result() {
    Value complete = result;
    if (complete == null) {
      throw new IllegalStateException("no complete value was written");
    }
    return complete;
  }

  @Override
  public void writeStartArray() throws IOException {
    _verifyValueWrite("start an array");
    _writeContext = _writeContext.createChildArrayContext();
    open.push(new OpenList(new ArrayList<>()));
  }

  @Override
  public void writeEndArray() throws IOException {
    if (!(open.peek() instanceof OpenList)) {
      _reportError("no array is open");
    }
    close(open.pop());
  }

  @Override
  public void writeStartObject() throws IOException {
    _verifyValueWrite("start an object");
    _writeContext = _writeContext.createChildObjectContext();
    open.push(new OpenMap(new TreeMap<>()));
  }

  @Override
  public void writeEndObject() throws IOException {
    if (!(open.peek() instanceof OpenMap)) {
      _reportError("no object is open");
    }
    close(open.pop());
  }

  private void close(Open finished) {
    _writeContext = _writeContext.clearAndGetParent();
    add(finished.value());
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    if (_writeContext.writeFieldName(name) == JsonWriteContext.STATUS_EXPECT_VALUE) {
      _reportError("a value is expected, not the field " + name);
    }
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    if (text == null) {
      writeNull();
      return;
    }
    value("write a string", Value.text(text));
  }

  @Override
  public void writeString(char[] buffer, int offset, int length) throws IOException {
    writeString(new String(buffer, offset, length));
  }

  @Override
  public void writeRawUTF8String(byte[] buffer, int offset, int length) throws IOException {
    writeUTF8String(buffer, offset, length);
  }

  @Override
  public void writeUTF8String(byte[] buffer, int offset, int length) throws IOException {
    writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void writeRaw(String text) throws IOException {
    refuseRaw();
  }

  @Override
  public void writeRaw(String text, int offset, int length) throws IOException {
    refuseRaw();
  }

  @Override
  public void writeRaw(char[] text, int offset, int length) throws IOException {
    refuseRaw();
  }

  @Override
  public void writeRaw(char character) throws IOException {
    refuseRaw();
  }

  private void refuseRaw() throws IOException {
    _reportError("raw text has no stored form");
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length)
      throws IOException {
    byte[] part = Arrays.copyOfRange(data, offset, offset + length);
    value("write bytes", Value.bytes(Bytes.of(part)));
  }

  @Override
  public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
    byte[] all = length < 0 ? data.readAllBytes() : data.readNBytes(length);
    if (length > all.length) {
      _reportError("too few bytes");
    }
    writeBinary(variant, all, 0, all.length);
    return all.length;
  }

  @Override
  public void writeNumber(int number) throws IOException {
    writeNumber((long) number);
  }

  @Override
  public void writeNumber(long number) throws IOException {
    value("write a number", Value.number(number));
  }

  @Override
  public void writeNumber(@Nullable BigInteger number) throws IOException {
    writeNumber(number == null ? null : new BigDecimal(number));
  }

  @Override
  public void writeNumber(double number) throws IOException {
    if (!Double.isFinite(number)) {
      throw new Fault("", number + " cannot be stored");
    }
    writeNumber(BigDecimal.valueOf(number));
  }

  @Override
  public void writeNumber(float number) throws IOException {
    writeNumber(Double.parseDouble(Float.toString(number)));
  }

  @Override
  public void writeNumber(@Nullable BigDecimal number) throws IOException {
    if (number == null) {
      writeNull();
      return;
    }
    value("write a number", Value.number(StoredNumber.check(number)));
  }

  @Override
  public void writeNumber(String number) throws IOException {
    writeNumber(new BigDecimal(number));
  }

  @Override
  public void writeBoolean(boolean truth) throws IOException {
    value("write a boolean", Value.bool(truth));
  }

  @Override
  public void writeNull() throws IOException {
    _verifyValueWrite("write null");
    if (!(open.peek() instanceof OpenMap)) {
      add(Value.NULL);
    }
  }

  private void value(String what, Value value) throws IOException {
    _verifyValueWrite(what);
    add(value);
  }

  private void add(Value value) {
    Open around = open.peek();
    if (around == null) {
      result = value;
    } else {
      around.add(_writeContext.getCurrentName(), value);
    }
  }

  @Override
  protected void _verifyValueWrite(String what) throws IOException {
    if (result != null) {
      _reportError("cannot " + what + ": the value is complete");
    }
    if (_writeContext.writeValue() == JsonWriteContext.STATUS_EXPECT_NAME) {
      _reportError("cannot " + what + ": a field name is expected");
    }
  }

  @Override
  public void flush() {}

  @Override
  protected void _releaseBuffers() {}

  @Override
  public JsonGenerator useDefaultPrettyPrinter() {
    return this;
  }

  /** An object or array whose end is still to come. */
  private sealed interface Open {
    void add(@Nullable String name, Value value);

    Value value();
  }

  private record OpenList(List<Value> values) implements Open {
    @Override
    public void add(@Nullable String name, Value value) {
      values.add(value);
    }

    @Override
    public Value value() {
      return Value.list(values);
    }
  }

  private record OpenMap(Map<String, Value> entries) implements Open {
    @Override
    public void add(@Nullable String name, Value value) {
      entries.put(Objects.requireNonNull(name), value);
    }

    @Override
    public Value value() {
      return Value.map(entries);
    }
  }
}
