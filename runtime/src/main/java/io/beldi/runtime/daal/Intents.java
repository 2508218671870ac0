package io.beldi.runtime.daal;

import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.Index;
import io.beldi.runtime.store.Table.KeyType;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a service that were begun: what they are asked to do, the whole envelope of it,
 * and how they have ended (the paper's intent table, section 3.3).
 */
final class Intents {
  private static final String ENVELOPE = "en";
  private static final String SHARD = "sh";
  private static final String DUE = "due";
  private static final String ATTEMPTS = "n";
  private static final String RESULT = "r";
  private static final String ENDED = "gs";
  private static final String STAMPED = "gt";
  private static final String PARKED = "pk";
  private static final Index OPEN_INDEX =
      new Index("open", SHARD, KeyType.NUMBER, DUE, KeyType.NUMBER);
  private static final Index ENDED_INDEX =
      new Index("ended", ENDED, KeyType.NUMBER, STAMPED, KeyType.NUMBER);

  private final Services services;
  private final Table table;

  Intents(Services services, Table table) {
    this.services = services;
    this.table = table;
  }

  static Table table(String prefix) {
    return Table.keyed(prefix + "intents", KeyType.TEXT)
        .withIndexes(List.of(OPEN_INDEX, ENDED_INDEX));
  }

  /**
   * An intent.
   *
   * @param due when somebody has to look after it, in milliseconds; null if it has ended
   * @param attempts how often a collector has sent it
   * @param result the answer, encoded; null while it is open
   * @param stamped when it was first seen to have ended, in milliseconds; 0 until then
   */
  record Intent(
      Envelope envelope,
      @Nullable Long due,
      int attempts,
      @Nullable String result,
      long stamped,
      boolean parked) {
    private static Intent of(Item item) {
      return new Intent(
          Envelope.decode(
              Bytes.utf8(((Value.Text) Objects.requireNonNull(item.get(ENVELOPE))).text())),
          item.get(DUE) instanceof Value.Num due ? due.number().longValueExact() : null,
          (int) number(item, ATTEMPTS),
          item.get(RESULT) instanceof Value.Text result ? result.text() : null,
          number(item, STAMPED),
          item.has(PARKED));
    }

    @Nullable Answer answer() {
      return result == null ? null : Answer.decode(Bytes.utf8(result));
    }
  }

  Table table() {
    return table;
  }

  /**
   * Begins an instance, unless it was begun before.
   *
   * @param due when somebody has to look after it, if nobody has ended it
   * @return what was there before; null if this is the first execution
   */
  @Nullable Intent begin(Envelope envelope, long due) {
    Item item =
        Item.of(
            Map.of(
                ENVELOPE,
                Value.text(Texts.of(envelope.encode())),
                SHARD,
                shard(envelope.instance().toString()),
                DUE,
                Value.number(due),
                ATTEMPTS,
                Value.number(1)));
    Conditional.Result result =
        services
            .writes()
            .send(new Write.Put(key(envelope.instance()), item, new Condition.ItemAbsent()));
    return result.applied() || result.item() == null ? null : Intent.of(result.item());
  }

  /** An intent; null if it is not known, or not any more. */
  @Nullable Intent find(InstanceId instance) {
    Item item = services.store().get(key(instance));
    return item == null ? null : Intent.of(item);
  }

  /**
   * Ends an instance.
   *
   * @return the answer that counts: the first one
   */
  Answer finish(InstanceId instance, Answer answer) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(RESULT, Value.text(Texts.of(answer.encode()))));
    changes.add(new Change.Assign(ENDED, shard(instance.toString())));
    changes.add(new Change.Assign(STAMPED, Value.number(0)));
    changes.add(new Change.Remove(SHARD));
    changes.add(new Change.Remove(DUE));
    Condition open = Condition.all(Condition.has(ENVELOPE), Condition.lacks(RESULT));
    Conditional.Result outcome =
        services.writes().send(new Write.Update(key(instance), changes, open));
    Answer earlier =
        outcome.applied() || outcome.item() == null ? null : Intent.of(outcome.item()).answer();
    return earlier == null ? answer : earlier;
  }

  /**
   * Takes the right to send an instance again, which nobody else then has before {@code next}.
   *
   * @return whether it was taken
   */
  boolean claim(Intent seen, long next) {
    List<Change> changes =
        List.of(
            new Change.Assign(ATTEMPTS, Value.number(seen.attempts() + 1)),
            new Change.Assign(DUE, Value.number(next)));
    return services
        .writes()
        .send(new Write.Update(key(seen.envelope().instance()), changes, unchanged(seen)))
        .applied();
  }

  /** Gives up an instance: nobody sends it again. */
  boolean park(Intent seen) {
    List<Change> changes =
        List.of(
            new Change.Assign(PARKED, Value.bool(true)),
            new Change.Remove(SHARD),
            new Change.Remove(DUE));
    return services
        .writes()
        .send(new Write.Update(key(seen.envelope().instance()), changes, unchanged(seen)))
        .applied();
  }

  /** The first due instances at most, earliest first in each part of the index. */
  void due(long now, Consumer<Intent> each) {
    forEach(OPEN_INDEX, new Query.SortRange(null, Value.number(now)), each);
  }

  /** When the first open instance is due; null if none is open. */
  @Nullable Long due() {
    Long first = null;
    for (int shard = 0; shard < services.settings().shards(); shard++) {
      Query query = new Query(table, OPEN_INDEX, Value.number(shard), null, false, 1, null);
      for (Item item : services.store().query(query).items()) {
        Long due = Intent.of(item).due();
        first = first == null || (due != null && due < first) ? due : first;
      }
    }
    return first;
  }

  /** Instances that have ended and were stamped by {@code latest}; 0: that were not. */
  void ended(long latest, Consumer<Intent> each) {
    Query.SortRange range =
        new Query.SortRange(Value.number(latest == 0 ? 0 : 1), Value.number(latest));
    forEach(ENDED_INDEX, range, each);
  }

  /** Notes that an instance has ended by now (step 1 of the collector). */
  void stamp(Intent ended, long now) {
    services
        .writes()
        .send(
            new Write.Update(
                key(ended.envelope().instance()),
                List.of(new Change.Assign(STAMPED, Value.number(now))),
                Condition.equal(STAMPED, Value.number(0))));
  }

  /** Forgets an instance that has ended (step 6). */
  void forget(Intent ended) {
    services
        .writes()
        .send(
            new Write.Delete(
                key(ended.envelope().instance()),
                Condition.equal(STAMPED, Value.number(ended.stamped()))));
  }

  private void forEach(Index index, Query.SortRange range, Consumer<Intent> each) {
    for (int shard = 0; shard < services.settings().shards(); shard++) {
      List<Intent> found = new ArrayList<>();
      @Nullable Item after = null;
      do {
        Page page =
            services
                .store()
                .query(
                    new Query(
                        table,
                        index,
                        Value.number(shard),
                        range,
                        false,
                        services.settings().page(),
                        after));
        page.items().forEach(item -> found.add(Intent.of(item)));
        after = page.next();
      } while (after != null);
      found.forEach(each);
    }
  }

  private static Condition unchanged(Intent seen) {
    Long due = seen.due();
    return due == null
        ? Condition.lacks(DUE)
        : Condition.all(
            Condition.equal(DUE, Value.number(due)),
            Condition.equal(ATTEMPTS, Value.number(seen.attempts())));
  }

  private ItemKey key(InstanceId instance) {
    return ItemKey.of(table, Value.text(instance.toString()));
  }

  private Value shard(String instance) {
    return Value.number(Math.floorMod(instance.hashCode(), services.settings().shards()));
  }

  private static long number(Item item, String name) {
    return item.get(name) instanceof Value.Num number ? number.number().longValueExact() : 0;
  }
}
