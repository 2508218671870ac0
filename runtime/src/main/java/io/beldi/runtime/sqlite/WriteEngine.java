package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.Evaluation;
import io.beldi.runtime.store.model.Writes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does writes inside the writer's transaction; used by the writer's thread alone. */
final class WriteEngine {
  private final Session session;
  private final TokenLog tokens;
  private final ItemReader reader;
  private final ItemWriter writer;
  private @Nullable Catalogue catalogue;

  /** A write, with what it meets and what becomes of that. */
  private record Step(
      StoredTable table, RowKey key, @Nullable Item before, Evaluation evaluation) {}

  WriteEngine(Session session, TokenLog tokens) {
    this.session = session;
    this.tokens = tokens;
    this.reader = new ItemReader(session);
    this.writer = new ItemWriter(session);
  }

  /** Creates what is missing, and returns all tables as they are then. */
  Catalogue createTables(List<Table> wanted) throws SQLException {
    Catalogue created = catalogue().create(writer, wanted);
    catalogue = created;
    return created;
  }

  /** Forgets what was known of the file, after a transaction has been rolled back. */
  void forget() {
    catalogue = null;
  }

  private Catalogue catalogue() throws SQLException {
    Catalogue known = catalogue;
    if (known == null) {
      known = Catalogue.load(session);
      catalogue = known;
    }
    return known;
  }

  Outcome write(Write write) throws SQLException {
    return apply(List.of(write), write instanceof Write.Update);
  }

  Outcome transact(List<Write> writes, String token) throws SQLException {
    if (tokens.isReplay(token, writes)) {
      return new Outcome.Applied(null);
    }
    Outcome outcome = apply(writes, false);
    if (outcome instanceof Outcome.Applied) {
      tokens.remember(token, writes);
    }
    return outcome;
  }

  private Outcome apply(List<Write> writes, boolean returnsItem) throws SQLException {
    List<Step> steps = new ArrayList<>(writes.size());
    for (Write write : writes) {
      StoredTable table = catalogue().table(write.key().table());
      @Nullable Item before = reader.get(table, write.key());
      Evaluation evaluation = Writes.evaluate(table.shape(), write, before);
      steps.add(new Step(table, RowKey.of(write.key()), before, evaluation));
    }
    @Nullable Outcome refusal = Writes.refusal(steps.stream().map(Step::evaluation).toList());
    if (refusal != null) {
      return refusal;
    }
    for (Step step : steps) {
      apply(step);
    }
    return new Outcome.Applied(
        returnsItem && steps.get(0).evaluation() instanceof Evaluation.Stored stored
            ? stored.after()
            : null);
  }

  private void apply(Step step) throws SQLException {
    if (step.evaluation() instanceof Evaluation.Stored stored) {
      writer.set(step.table(), step.key(), step.before(), stored.after());
    } else if (step.evaluation() instanceof Evaluation.Deleted && step.before() != null) {
      writer.set(step.table(), step.key(), step.before(), null);
    }
  }
}
