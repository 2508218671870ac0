package io.beldi.runtime.daal;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Instance;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Step;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.daal.StepLog.Kind;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.row.FieldArithmetic;
import io.beldi.runtime.row.Pages;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What scopes inside and outside of transactions have in common. */
abstract class BaseScope implements Instance {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  final Execution execution;
  final Path path;

  BaseScope(Execution execution, Path path) {
    this.execution = execution;
    this.path = path;
  }

  Path path() {
    return path;
  }

  final Path at(Step step) {
    return path.step(step.number());
  }

  @Override
  public final Instant started() {
    return Instant.ofEpochMilli(execution.envelope().started());
  }

  @Override
  public final Instant now(Step step) {
    long millis =
        execution.observe(
            at(step),
            Kind.CLOCK,
            0,
            step.site(),
            execution.services()::millis,
            Value::number,
            logged -> ((Value.Num) logged).number().longValueExact());
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public final String newId(Step step) {
    return execution.envelope().instance().newId(execution.envelope().started(), at(step));
  }

  @Override
  public final String stepKey(Step step) {
    return execution.envelope().instance().stepKey(at(step));
  }

  /** Nothing is read ahead: every read is logged when it is made. */
  @Override
  public final void prefetch(List<ItemKey> keys) {}

  @Override
  public final <O> O run(Step step, Extern<O> extern, Action<O> action) throws CallFailed {
    Answer answer =
        execution.observe(
            at(step),
            Kind.RUN,
            Fingerprint.of(extern.name()),
            step.site(),
            () -> tries(step, extern, action),
            result -> Value.text(Texts.of(result.encode())),
            logged -> Answer.decode(Bytes.utf8(((Value.Text) logged).text())));
    if (answer instanceof Answer.Failed failed) {
      throw new CallFailed(
          DeclaredErrors.read(step.site(), extern.errors(), failed.code(), failed.fields()));
    }
    try {
      return Json.read(extern.output(), ((Answer.Returned) answer).output());
    } catch (MalformedInput broken) {
      throw new Fault(
          step.site(), "the result of " + extern.name() + " " + broken.getMessage(), broken);
    }
  }

  private <O> Answer tries(Step step, Extern<O> extern, Action<O> action) {
    Duration cap = extern.backoff().compareTo(LONGEST_WAIT) > 0 ? extern.backoff() : LONGEST_WAIT;
    Backoff waits = new Backoff(extern.backoff(), cap);
    for (int tries = 1; ; tries++) {
      execution.checkTime();
      try {
        return new Answer.Returned(Json.write(extern.output(), action.run()), true);
      } catch (DeclaredError error) {
        return new Answer.Failed(error.errorType().code(), DeclaredErrors.fields(error), true);
      } catch (Fault own) {
        throw own;
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
        if (tries >= extern.attempts()) {
          throw new Fault(step.site(), extern.name() + " failed: " + broken, broken);
        }
        execution
            .services()
            .platform()
            .clock()
            .sleep(waits.after(tries, execution.services().platform().ids()));
      }
    }
  }

  /** A row as the body is to see it, read now. */
  abstract @Nullable Item look(Path at, ItemKey key);

  @Override
  public final @Nullable Item read(Step step, ItemKey key) {
    return readAll(step, List.of(key)).get(0);
  }

  /** As one step; one row after another. */
  @Override
  public final List<@Nullable Item> readAll(Step step, List<ItemKey> keys) {
    Path at = at(step);
    return execution.observe(
        at,
        Kind.READ,
        Fingerprint.of(keys),
        step.site(),
        () -> {
          List<@Nullable Item> rows = new ArrayList<>(keys.size());
          for (int i = 0; i < keys.size(); i++) {
            rows.add(look(keys.size() == 1 ? at : at.branch(i), keys.get(i)));
          }
          return rows;
        },
        BaseScope::toValue,
        BaseScope::fromValue);
  }

  private static Value toValue(List<@Nullable Item> rows) {
    List<Value> values = new ArrayList<>(rows.size());
    for (Item row : rows) {
      values.add(row == null ? Value.NULL : Value.map(row.attributes()));
    }
    return Value.list(values);
  }

  private static List<@Nullable Item> fromValue(Value logged) {
    List<@Nullable Item> rows = new ArrayList<>();
    for (Value value : ((Value.ListOf) logged).values()) {
      rows.add(value instanceof Value.MapOf map ? new Item(map.entries()) : null);
    }
    return rows;
  }

  /** Changes a row as {@code change} says, which answers null where it refuses. */
  abstract boolean change(Step step, ItemKey key, Function<@Nullable Item, @Nullable Item> change);

  @Override
  public final void putIfAbsent(Step step, ItemKey key, Item row) {
    boolean unused = insert(step, key, row);
  }

  @Override
  public final boolean insert(Step step, ItemKey key, Item row) {
    return change(step, key, before -> before == null ? row : null);
  }

  @Override
  public final boolean update(Step step, ItemKey key, RowUpdate update) {
    return change(step, key, before -> FieldArithmetic.apply(before, update));
  }

  @Override
  public final Page query(Step step, Query query) {
    return page(
        step, query.table().name(), () -> new ChainPages(execution.services()).query(query));
  }

  @Override
  public final Page scan(Step step, Scan scan) {
    return page(step, scan.table().name(), () -> new ChainPages(execution.services()).scan(scan));
  }

  private Page page(Step step, String table, Supplier<Page> live) {
    return execution.observe(
        at(step), Kind.PAGE, Fingerprint.of(table), step.site(), live, Pages::toValue, Pages::of);
  }
}
