package io.beldi.runtime.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small functions in the style of generated code. */
public final class Functions {
  public static final Table ROWS = Table.keyed("test.rows", Table.KeyType.TEXT);
  public static final Table LINES =
      Table.sorted("test.lines", Table.KeyType.TEXT, Table.KeyType.TEXT);

  public static final Codec<String> TEXT = new TextCodec();
  public static final ErrorType<SoldOut> SOLD_OUT =
      new ErrorType<>("test.SoldOut", 409, SoldOut.class, new SoldOutCodec());

  /** The domain without a name, with a table that transactions of others may hold. */
  public static final Domain SHARED = new Domain("");

  private Functions() {}

  public static Step step(int number) {
    return Step.of(number, "test.beldi:" + number);
  }

  public static Function effectful(String name, Body body) {
    return new Function(name, Kind.EFFECTFUL, false, body);
  }

  public static Function readOnly(String name, Body body) {
    return new Function(name, Kind.READ_ONLY, false, body);
  }

  public static Function transactional(String name, Body body) {
    return new Function(name, Kind.EFFECTFUL, true, body);
  }

  /** A service that keeps its tables to itself, and has one. */
  public static final class Domain {
    private final String name;
    private final Table table;

    Domain(String name) {
      this.name = name;
      this.table =
          Table.keyed((name.isEmpty() ? "test" : name) + ".held", Table.KeyType.TEXT)
              .inDomain(name)
              .asLockable();
    }

    String name() {
      return name;
    }

    Table table() {
      return table;
    }

    ItemKey row(String key) {
      return ItemKey.of(table, Value.text(key));
    }

    Function transactional(String function, Body body) {
      return new Function(function, Kind.EFFECTFUL, true, name, body);
    }

    Function effectful(String function, Body body) {
      return new Function(function, Kind.EFFECTFUL, false, name, body);
    }

    Function readOnly(String function, Body body) {
      return new Function(function, Kind.READ_ONLY, true, name, body);
    }
  }

  public static ItemKey row(String key) {
    return ItemKey.of(ROWS, Value.text(key));
  }

  public static Item number(long number) {
    return Item.of(Map.of("n", Value.number(number)));
  }

  public static long numberOf(@Nullable Item row) {
    return row != null && row.get("n") instanceof Value.Num number
        ? number.number().longValueExact()
        : 0;
  }

  /** A result as a reply brings it. */
  public static Bytes json(String text) {
    return Json.write(TEXT, text);
  }

  /** Adds to {@code n}, which must not fall below zero. */
  public static RowUpdate add(long amount) {
    return new RowUpdate(
        null,
        List.of(new FieldUpdate.Add("n", BigDecimal.valueOf(amount), null, BigDecimal.ZERO, null)));
  }

  /** Adds to {@code n} of a row that counts from 0 where it is absent. */
  public static RowUpdate count(long amount) {
    return new RowUpdate(
        number(0), List.of(new FieldUpdate.Add("n", BigDecimal.valueOf(amount), null, null, null)));
  }

  /** A block as generated code writes it. */
  public static <O> O block(Instance self, Step step, int retries, Block<O> body)
      throws DeclaredError {
    return attempts(self, step, self.retry(step, retries, null), body);
  }

  /** A block that writes no row. */
  static <O> O readingBlock(Instance self, Step step, int retries, Block<O> body)
      throws DeclaredError {
    return attempts(self, step, self.retryReads(step, retries, null), body);
  }

  private static <O> O attempts(Instance self, Step step, Retry retry, Block<O> body)
      throws DeclaredError {
    while (true) {
      Transaction transaction = self.begin(step, retry);
      try {
        O result = body.run(transaction);
        transaction.commit();
        return result;
      } catch (DeclaredError | RuntimeException error) {
        if (!retry.again(transaction, error)) {
          throw error;
        }
      }
    }
  }

  /** A block that ends the function. */
  public static <O> O lastBlock(Instance self, Step step, int retries, Block<O> body)
      throws DeclaredError {
    Retry retry = self.retry(step, retries, null);
    while (true) {
      Transaction transaction = self.begin(step, retry);
      try {
        return transaction.commitAndReturn(body.run(transaction));
      } catch (DeclaredError | RuntimeException error) {
        if (!retry.again(transaction, error)) {
          throw error;
        }
      }
    }
  }

  public interface Body {
    String run(Instance self, String in) throws DeclaredError;
  }

  public interface Block<O> {
    O run(Transaction transaction) throws DeclaredError;
  }

  /** A function whose parameters and result are one text. */
  public static final class Function extends DurableFunction<String, String> {
    private final Body body;

    Function(String name, Kind kind, boolean transactional, Body body) {
      this(name, kind, transactional, "", body);
    }

    Function(String name, Kind kind, boolean transactional, String domain, Body body) {
      this(
          new Signature<>(
              "test." + name,
              kind,
              transactional,
              TEXT,
              TEXT,
              List.of(SOLD_OUT),
              Set.of(ROWS.name()),
              Set.of(ROWS.name()),
              domain),
          body);
    }

    /** A function of any service. */
    public Function(Signature<String, String> signature, Body body) {
      super(signature);
      this.body = body;
    }

    @Override
    public String execute(Instance self, String in) throws DeclaredError {
      return body.run(self, in);
    }
  }

  public static final class SoldOut extends DeclaredError {
    private static final long serialVersionUID = 1L;
    final String what;

    public SoldOut(String what) {
      super("sold out: " + what);
      this.what = what;
    }

    @Override
    public ErrorType<SoldOut> errorType() {
      return SOLD_OUT;
    }
  }

  private static final class SoldOutCodec implements Codec<SoldOut> {
    @Override
    public void write(JsonGenerator out, SoldOut value) throws IOException {
      out.writeString(value.what);
    }

    @Override
    public SoldOut read(JsonParser in) throws IOException {
      return new SoldOut(in.getText());
    }
  }

  private static final class TextCodec implements Codec<String> {
    @Override
    public void write(JsonGenerator out, String value) throws IOException {
      out.writeString(value);
    }

    @Override
    public String read(JsonParser in) throws IOException {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        throw MalformedInput.at(in, "no text");
      }
      return in.getText();
    }
  }
}
