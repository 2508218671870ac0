package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition.ErrorDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.IndexDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs as the language reference describes them and nothing else does: one statement after
 * another over the typed tree, on maps in memory, without steps, requests or crashes. Branches run
 * in the order of the source, and spawned work after the root has ended, oldest first; programs
 * whose outcome depends on that are told apart by {@link Races}. Conflicts do not occur.
 *
 * <p>A fault drops the writes that are not yet committed, and the language does not say how many
 * those are; unless there were none, the rows after it are {@linkplain #loose not determined}.
 */
final class Interpreter implements Evaluation.World {
  private final Analysis analysis;
  private final Consumer<Node> observer;
  private final Tables tables;
  private final Races races = new Races();
  private final Deque<Spawned> spawned = new ArrayDeque<>();
  private boolean inTransaction;
  private int effects;
  private boolean loose;
  private int faults;
  private int ids;

  /** Work that waits. */
  private record Spawned(
      FunctionDefinition function, List<@Nullable Object> arguments, Races.Strand strand) {}

  /**
   * @param observer is told of each node that is executed
   */
  Interpreter(Analysis analysis, Consumer<Node> observer) {
    this.analysis = analysis;
    this.tables = new Tables(analysis.typing().definitions());
    this.observer = observer;
  }

  /** Whether an outcome depended on the order of concurrent parts. */
  boolean racy() {
    return races.found();
  }

  /** Whether a fault has left rows that are not determined. */
  boolean loose() {
    return loose;
  }

  /** How many instances have ended in a fault. */
  int faults() {
    return faults;
  }

  Tables tables() {
    return tables;
  }

  Races races() {
    return races;
  }

  @Override
  public Analysis analysis() {
    return analysis;
  }

  /**
   * Runs one function, and all that it spawns.
   *
   * @param name its full name
   * @param arguments by parameter; those that are left out have their defaults
   */
  Outcome root(String name, Map<String, Object> arguments) {
    FunctionDefinition function =
        analysis.typing().definitions().all(FunctionDefinition.class).stream()
            .filter(it -> it.symbol().fullName().equals(name))
            .findFirst()
            .orElseThrow();
    List<@Nullable Object> values = new ArrayList<>();
    for (Component parameter : function.parameters()) {
      values.add(arguments.get(parameter.text()));
    }
    Races.Strand root = races.current();
    Outcome outcome = instance(function, values);
    for (Spawned next = spawned.poll(); next != null; next = spawned.poll()) {
      races.enter(next.strand());
      instance(next.function(), next.arguments());
    }
    races.enter(root);
    races.rest();
    return outcome;
  }

  private Outcome instance(FunctionDefinition function, List<@Nullable Object> arguments) {
    int before = effects;
    try {
      @Nullable Object result = invoke(function, arguments);
      return Outcome.returned(JsonText.of(result, function.result(), analysis.typing()));
    } catch (Leaving.Raised raised) {
      ErrorDefinition error = analysis.typing().definitions().of(raised.error());
      String fields = JsonText.of(raised.fields(), error.fields(), analysis.typing());
      return Outcome.failed(raised.error().fullName(), fields);
    } catch (Leaving.Faulted fault) {
      faults++;
      loose |= effects != before;
      return Outcome.faulted(String.valueOf(fault.getMessage()));
    }
  }

  private @Nullable Object invoke(FunctionDefinition function, List<@Nullable Object> arguments) {
    Block body = (Block) function.node().body();
    Supplier<@Nullable Object> run =
        () -> new Execution(this).run(body, function.parameters(), arguments);
    return function.transactional() ? transaction(run) : run.get();
  }

  /** Runs {@code body} all or not at all; inside of another transaction, as a part of it. */
  @Nullable Object transaction(Supplier<@Nullable Object> body) {
    if (inTransaction) {
      return body.get();
    }
    Tables before = tables.copy();
    int effectsBefore = effects;
    inTransaction = true;
    try {
      return body.get();
    } catch (Leaving.Raised | Leaving.Faulted failed) {
      tables.restore(before);
      effects = effectsBefore;
      throw failed;
    } finally {
      inTransaction = false;
    }
  }

  @Override
  public @Nullable Object remote(
      Remote node, Typing.Invoked invoked, List<@Nullable Object> arguments) {
    if (invoked.callee() instanceof ExternStepSymbol step) {
      return JavaSteps.run(step.text(), arguments, error -> raised(step, error, arguments));
    }
    FunctionDefinition function =
        analysis.typing().definitions().of((FunctionSymbol) invoked.callee());
    if (node instanceof Remote.Spawn) {
      effects++;
      spawned.add(new Spawned(function, arguments, races.fork()));
      return null;
    }
    return invoke(function, arguments);
  }

  private Leaving.Raised raised(
      ExternStepSymbol step, String error, List<@Nullable Object> arguments) {
    ErrorSymbol symbol =
        analysis.typing().definitions().of(step).failures().stream()
            .filter(it -> it.text().equals(error))
            .findFirst()
            .orElseThrow();
    String field = analysis.typing().definitions().of(symbol).fields().get(0).text();
    return new Leaving.Raised(
        symbol, new Fields(Map.of(field, Objects.requireNonNull(arguments.get(0)))));
  }

  @Override
  public @Nullable Object read(StateSymbol state, List<Object> key) {
    races.touch(state, key, Races.Kind.READ);
    return tables.get(state, key);
  }

  /** The row before a change. */
  @Nullable Object peek(StateSymbol state, List<Object> key, Races.Kind kind) {
    races.touch(state, key, kind);
    return tables.get(state, key);
  }

  /** Writes a row that was {@linkplain #peek looked at} for that. */
  void change(StateSymbol state, List<Object> key, Object row) {
    effects++;
    tables.put(state, key, row);
  }

  void put(StateSymbol state, List<Object> key, Object row) {
    races.touch(state, key, Races.Kind.WRITE);
    change(state, key, row);
  }

  void delete(StateSymbol state, List<Object> key) {
    races.touch(state, key, Races.Kind.WRITE);
    effects++;
    tables.delete(state, key);
  }

  @Override
  public List<Fields> range(StateSymbol state, Object partition) {
    races.touch(state, null, Races.Kind.READ);
    return tables.partition(state, partition);
  }

  @Override
  public List<Fields> scan(StateSymbol state) {
    races.touch(state, null, Races.Kind.READ);
    return tables.all(state);
  }

  @Override
  public List<Fields> index(StateSymbol state, IndexDefinition index, Object value) {
    races.touch(state, null, Races.Kind.READ);
    String sort = Objects.requireNonNull(index.sort()).text();
    List<Fields> rows = new ArrayList<>();
    for (Fields row : tables.all(state)) {
      if (value.equals(value(row).get(index.partition().text()))) {
        rows.add(row);
      }
    }
    rows.sort(
        (one, other) ->
            Order.compare(
                Objects.requireNonNull(value(one).get(sort)),
                Objects.requireNonNull(value(other).get(sort))));
    return rows;
  }

  private static Fields value(Fields row) {
    return (Fields) Objects.requireNonNull(row.get("value"));
  }

  @Override
  public String newId() {
    ids++;
    return "%026d".formatted(ids);
  }

  @Override
  public void executed(Node node) {
    observer.accept(node);
  }
}
