package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a participant's domain knows of a transaction, as it was read. */
record TransactionRecord(String id, Item item) {
  /** How far the transaction is in this domain. */
  enum Phase {
    /** It holds rows, or is about to: how it ends is the coordinator's to say. */
    PREPARED,
    /** It is committed, and nothing is left to be done here. */
    COMMITTED,
    /** It is aborted, and nothing is left to be done here; nothing may be prepared any more. */
    ABORTED;

    Value value() {
      return Value.text(name().toLowerCase(Locale.ROOT));
    }
  }

  /** Number of times that the record was changed while prepared. */
  static final String CHANGES = "m";

  /** The attribute for what a call of the transaction has answered, or who is at work on it. */
  static String call(Path path) {
    return "c" + Digest.of(path.text()).shortHex();
  }

  Phase phase() {
    return Phase.valueOf(text(Journal.PHASE).toUpperCase(Locale.ROOT));
  }

  boolean isOver() {
    return phase() != Phase.PREPARED;
  }

  /** The answer to a call; null if there is none yet. */
  @Nullable Answer answer(Path path) {
    return item.get(call(path)) instanceof Value.Text text && text.text().startsWith("[")
        ? Answer.decode(Bytes.utf8(text.text()))
        : null;
  }

  TransactionContext context() {
    return TransactionContext.decode(Bytes.utf8(text(Journal.TRANSACTION)));
  }

  Value changes() {
    return Objects.requireNonNull(item.get(CHANGES));
  }

  /** How often the end of it was asked for in vain. */
  int failures() {
    return item.get(Journal.ATTEMPTS) instanceof Value.Num number
        ? number.number().intValueExact()
        : 0;
  }

  /** The rows that it holds, each once: what was done last counts. */
  Map<ItemKey, HeldRow> rows(Function<String, Table> tables) {
    Map<ItemKey, HeldRow> rows = new LinkedHashMap<>();
    for (Value stored : list(Journal.ROWS)) {
      HeldRow row = HeldRow.of(stored, id, tables);
      rows.merge(row.key(), row, (before, after) -> after.written() ? after : before);
    }
    return rows;
  }

  /** The envelopes of the instances that it hands over, encoded. */
  List<Bytes> spawned() {
    List<Bytes> all = new ArrayList<>();
    list(Journal.SPAWNED).forEach(value -> all.add(Bytes.utf8(((Value.Text) value).text())));
    return all;
  }

  private List<Value> list(String attribute) {
    return item.get(attribute) instanceof Value.ListOf list ? list.values() : List.of();
  }

  private String text(String attribute) {
    return ((Value.Text) Objects.requireNonNull(item.get(attribute), attribute)).text();
  }
}
