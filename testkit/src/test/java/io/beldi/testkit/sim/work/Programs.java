package io.beldi.testkit.sim.work;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Route;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Seed;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Codecs;
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

/** What programs are written with here: functions of one text, and rows of one number. */
public final class Programs {
  public static final ErrorType<Poor> POOR =
      new ErrorType<>("test.Poor", 409, Poor.class, new PoorCodec());

  private Programs() {}

  public static Step step(int number) {
    return Step.of(number, "test.beldi:" + number);
  }

  public static ItemKey row(Table table, String key) {
    return ItemKey.of(table, Value.text(key));
  }

  public static Item number(long number) {
    return Item.of(Map.of("n", Value.number(number)));
  }

  public static long numberOf(@Nullable Item row) {
    return row != null && row.get("n") instanceof Value.Num number
        ? number.number().longValueExact()
        : 0;
  }

  /** Adds 1 to a row that counts from 0 where it is absent. */
  public static RowUpdate count() {
    return new RowUpdate(
        number(0), List.of(new FieldUpdate.Add("n", BigDecimal.ONE, null, null, null)));
  }

  /** Adds to a row, which must not fall below zero. */
  public static RowUpdate add(long amount) {
    return new RowUpdate(
        null,
        List.of(new FieldUpdate.Add("n", BigDecimal.valueOf(amount), null, BigDecimal.ZERO, null)));
  }

  public static String call(Instance self, int number, Function callee, String input) throws Poor {
    try {
      return self.call(step(number), callee.signature(), input);
    } catch (CallFailed failed) {
      failed.rethrow(Poor.class);
      throw failed.unexpected();
    }
  }

  public static void join(Fork fork) throws Poor {
    try {
      fork.join();
    } catch (CallFailed failed) {
      failed.rethrow(Poor.class);
      throw failed.unexpected();
    }
  }

  /** A block as generated code writes it. */
  public static String block(Instance self, int number, Block body, boolean last)
      throws DeclaredError {
    Retry retry = self.retry(step(number), 10, null);
    while (true) {
      Transaction transaction = self.begin(step(number), retry);
      try {
        String result = body.run(transaction);
        if (last) {
          return transaction.commitAndReturn(result);
        }
        transaction.commit();
        return result;
      } catch (DeclaredError | RuntimeException error) {
        if (!retry.again(transaction, error)) {
          throw error;
        }
      }
    }
  }

  /** What a function does. */
  @FunctionalInterface
  public interface Block {
    String run(Transaction transaction) throws DeclaredError;
  }

  /** What a function does. */
  @FunctionalInterface
  public interface Action {
    String run(Instance self, String in) throws DeclaredError;
  }

  /** A function whose parameter and result are one text. */
  public static final class Function extends DurableFunction<String, String> {
    private final Action action;

    public Function(
        String name, Kind kind, boolean transactional, Set<String> tables, Action action) {
      super(
          new Signature<>(
              "test.Work." + name,
              kind,
              transactional,
              Codecs.STRING,
              Codecs.STRING,
              List.of(POOR),
              tables,
              tables));
      this.action = action;
    }

    @Override
    public String execute(Instance self, String in) throws DeclaredError {
      return action.run(self, in);
    }
  }

  /** Functions and tables as a module. */
  public record Module(List<DurableFunction<?, ?>> functions, List<Table> tables)
      implements BeldiModule {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public List<Route> routes() {
      return List.of();
    }

    @Override
    public List<Seed<?>> seeds() {
      return List.of();
    }
  }

  /** An account has too little. */
  public static final class Poor extends DeclaredError {
    private static final long serialVersionUID = 1L;

    public Poor() {
      super("poor");
    }

    @Override
    public ErrorType<Poor> errorType() {
      return POOR;
    }
  }

  private static final class PoorCodec implements Codec<Poor> {
    @Override
    public void write(JsonGenerator out, Poor value) throws IOException {
      out.writeStartObject();
      out.writeEndObject();
    }

    @Override
    public Poor read(JsonParser in) throws IOException {
      while (in.nextToken() != JsonToken.END_OBJECT) {
        in.skipChildren();
      }
      return new Poor();
    }
  }
}
