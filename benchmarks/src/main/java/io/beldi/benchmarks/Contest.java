package io.beldi.benchmarks;

import io.beldi.runtime.Application;
import io.beldi.runtime.Signature;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.Index;
import io.beldi.runtime.store.Table.KeyType;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The same work, by the engine and by requests to the store that nobody watches over. */
abstract class Contest {
  static final Table ROWS = Table.keyed("raw.rows", KeyType.TEXT);

  /** Keyed and indexed as the engine's journal is. */
  static final Table RECORDS =
      new Table(
          "raw.journal",
          KeyType.TEXT,
          KeyType.TEXT,
          List.of(new Index("due", "shard", KeyType.NUMBER, "due", KeyType.NUMBER)));

  static final List<Table> RAW = List.of(ROWS, RECORDS);

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Application application;

  Contest(Application application) {
    this.application = application;
  }

  /** Writes the rows that the work begins with. */
  abstract void prepare(RecordEngine engine, Store store);

  /** One request to the engine. */
  abstract void engine(RecordEngine engine, RandomGenerator random);

  /** The requests to the store that one such request comes to. */
  abstract void raw(Store store, RandomGenerator random);

  final void request(RecordEngine engine, String name, @Nullable String key, String input) {
    Signature<?, ?> function = Objects.requireNonNull(application.function(name), name).signature();
    Reply reply = engine.start(new Request(function, key, Bytes.utf8(input), LIMIT));
    if (!(reply instanceof Reply.Returned)) {
      throw new IllegalStateException("expected a result, but was " + reply);
    }
  }

  static String uuid(RandomGenerator random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  static ItemKey record(String id) {
    return ItemKey.of(RECORDS, Value.text(id), Value.text("@"));
  }

  /** The part of a commit that is the same for every record. */
  static List<Change> commit(int number) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign("pc", Value.number(number)));
    changes.add(new Change.Assign("by", Value.text("0123456789abcdef." + number)));
    if (number == 1) {
      changes.add(new Change.Assign("ep", Stamp.FIRST.value()));
      changes.add(new Change.Assign("fn", Value.text("bank.Checking.transfer")));
      changes.add(new Change.Assign("ver", Value.text("1")));
    }
    return changes;
  }

  static Condition unchanged(int number) {
    return number == 1
        ? Condition.all(Condition.lacks("ep"), Condition.lacks("pc"))
        : Condition.all(
            Condition.equal("ep", Stamp.FIRST.value()),
            Condition.equal("pc", Value.number(number - 1)));
  }

  /** The record's part of the last commit. */
  static Write last(String id, int number, String output) {
    List<Change> changes = commit(number);
    changes.add(new Change.Assign("st", Value.text("done")));
    changes.add(new Change.Assign("out", Value.text(output)));
    changes.add(new Change.Assign("ttl", Value.number(1_900_000_000)));
    changes.add(new Change.Remove("due"));
    changes.add(new Change.Remove("shard"));
    return new Write.Update(record(id), changes, unchanged(number));
  }
}
