package io.beldi.runtime.daal;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the transactions of a service hold and are going to write, one item for each row, noted
 * before the row is locked; which services they have called; and how they have ended. The paper's
 * shadow tables (section 5).
 */
final class Shadows {
  private static final String END = "!";
  private static final String PARTICIPANT = "p";
  private static final String ROW = "r";
  private static final String WORK = "w";

  private static final String TABLE = "t";
  private static final String ROW_PARTITION = "p";
  private static final String ROW_SORT = "s";
  private static final String WRITTEN = "w";
  private static final String VALUE = "v";
  private static final String FUNCTION = "f";
  private static final String COMMITTED = "c";
  private static final String OVER = "ov";
  private static final String ENVELOPE = "en";
  private static final String DUE = "du";
  private static final String EVENT = "ev";
  private static final String RESULT = "rs";

  private final Services services;
  private final Table table;

  Shadows(Services services, Table table) {
    this.services = services;
    this.table = table;
  }

  /**
   * A row that a transaction holds.
   *
   * @param written whether it is going to write it
   * @param value the row then; null where it is going to be deleted, or is only read
   */
  record Shadow(ItemKey key, boolean written, @Nullable Item value) {}

  /**
   * All that a service knows of a transaction.
   *
   * @param rows in the same order whoever looks
   * @param participants a function of each service that was called
   * @param work what is handed over if it is committed, and has not ended yet, by name
   * @param handedOver the names of what has ended
   * @param committed how it has ended; null if it has not
   */
  record Known(
      String transaction,
      List<Shadow> rows,
      List<String> participants,
      SortedMap<String, HandOver> work,
      List<String> handedOver,
      @Nullable Boolean committed) {}

  Table table() {
    return table;
  }

  /** Notes that a transaction is going to lock a row; says what it has noted of it before. */
  Shadow hold(String transaction, ItemKey row) {
    TreeMap<String, Value> parts = new TreeMap<>();
    parts.put(TABLE, Value.text(row.table().name()));
    parts.put(ROW_PARTITION, row.partition());
    if (row.sort() != null) {
      parts.put(ROW_SORT, row.sort());
    }
    Item item = new Item(parts);
    Conditional.Result result =
        services
            .writes()
            .send(new Write.Put(key(transaction, row), item, new Condition.ItemAbsent()));
    return shadow(result.applied() || result.item() == null ? item : result.item());
  }

  /** Keeps what a row is going to be, once for each step. */
  void write(String transaction, ItemKey row, Entry entry, @Nullable Item value) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(WRITTEN, Value.bool(true)));
    changes.add(
        value == null
            ? new Change.Remove(VALUE)
            : new Change.Assign(VALUE, Value.map(value.attributes())));
    changes.add(new Change.Assign(entry.attribute(), entry.value(true)));
    Condition first = Condition.all(Condition.has(TABLE), Condition.lacks(entry.attribute()));
    services.writes().send(new Write.Update(key(transaction, row), changes, first));
  }

  /** Notes that a transaction calls a function of another service, before it does. */
  void participant(String transaction, String service, String function) {
    Item item = Item.of(Map.of(FUNCTION, Value.text(function)));
    services
        .writes()
        .send(
            new Write.Put(
                key(transaction, PARTICIPANT + service), item, new Condition.ItemAbsent()));
  }

  /** Notes what is handed over if the transaction is committed; once for each name. */
  void handOver(String transaction, String name, HandOver work) {
    TreeMap<String, Value> parts = new TreeMap<>();
    parts.put(ENVELOPE, Value.text(Texts.of(work.envelope().encode())));
    parts.put(DUE, Value.number(work.due()));
    parts.put(EVENT, Value.bool(work.event()));
    services
        .writes()
        .send(
            new Write.Put(
                key(transaction, WORK + name), new Item(parts), new Condition.ItemAbsent()));
  }

  /**
   * Takes the result of what was handed over, before its service forgets it: it is not handed over
   * again.
   *
   * @return the result that counts
   */
  String handedOver(String step, String result) {
    String[] names = HandOver.parse(step);
    services
        .writes()
        .send(
            new Write.Update(
                key(names[0], WORK + names[1]),
                List.of(new Change.Assign(RESULT, Value.bool(true))),
                Condition.has(ENVELOPE)));
    return result;
  }

  /**
   * Notes how a transaction ends.
   *
   * @return the end that counts: the first one
   */
  boolean end(String transaction, boolean committed) {
    Item item = Item.of(Map.of(COMMITTED, Value.bool(committed)));
    Conditional.Result result =
        services
            .writes()
            .send(new Write.Put(key(transaction, END), item, new Condition.ItemAbsent()));
    Item found = result.applied() ? null : result.item();
    return found == null
        ? committed
        : ((Value.Bool) Objects.requireNonNull(found.get(COMMITTED))).truth();
  }

  /** Notes that the end of a transaction was carried out, here and in every service below. */
  void over(String transaction) {
    services
        .writes()
        .send(
            new Write.Update(
                key(transaction, END),
                List.of(new Change.Assign(OVER, Value.number(services.millis()))),
                Condition.all(Condition.has(COMMITTED), Condition.lacks(OVER))));
  }

  /** All that is known of a transaction, however many pages it fills. */
  Known known(String transaction) {
    List<Item> items = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Query query =
          new Query(
              table, null, Value.text(transaction), null, false, services.settings().page(), after);
      Page page = services.store().query(query);
      items.addAll(page.items());
      after = page.next();
    } while (after != null);
    return known(transaction, items);
  }

  private Known known(String transaction, List<Item> items) {
    List<Shadow> rows = new ArrayList<>();
    List<String> participants = new ArrayList<>();
    TreeMap<String, HandOver> work = new TreeMap<>();
    List<String> handedOver = new ArrayList<>();
    Boolean committed = null;
    for (Item item : items) {
      if (item.get(COMMITTED) instanceof Value.Bool end) {
        committed = end.truth();
      } else if (item.get(FUNCTION) instanceof Value.Text function) {
        participants.add(function.text());
      } else if (item.get(ENVELOPE) instanceof Value.Text envelope) {
        String name = sort(item).substring(WORK.length());
        if (item.has(RESULT)) {
          handedOver.add(name);
        } else {
          work.put(name, work(item, envelope.text()));
        }
      } else {
        rows.add(shadow(item));
      }
    }
    return new Known(transaction, rows, participants, work, handedOver, committed);
  }

  private static HandOver work(Item item, String envelope) {
    return new HandOver(
        Envelope.decode(Bytes.utf8(envelope)),
        ((Value.Num) Objects.requireNonNull(item.get(DUE))).number().longValueExact(),
        Value.bool(true).equals(item.get(EVENT)));
  }

  private static String sort(Item item) {
    return ((Value.Text) Objects.requireNonNull(item.get(Table.SORT))).text();
  }

  /** The transactions that were over by {@code latest}, in milliseconds. */
  List<String> over(long latest) {
    List<String> transactions = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page = services.store().scan(new Scan(table, services.settings().page(), after));
      for (Item item : page.items()) {
        if (item.get(OVER) instanceof Value.Num at && at.number().longValueExact() <= latest) {
          transactions.add(((Value.Text) Objects.requireNonNull(item.get(Table.PARTITION))).text());
        }
      }
      after = page.next();
    } while (after != null);
    return transactions;
  }

  /** Forgets a transaction, its end last. */
  void forget(Known known) {
    String transaction = known.transaction();
    known.rows().forEach(row -> delete(key(transaction, row.key())));
    known
        .participants()
        .forEach(function -> delete(key(transaction, PARTICIPANT + serviceOf(function))));
    known.work().keySet().forEach(name -> delete(key(transaction, WORK + name)));
    known.handedOver().forEach(name -> delete(key(transaction, WORK + name)));
    delete(key(transaction, END));
  }

  private static String serviceOf(String function) {
    return function.substring(0, function.lastIndexOf('.'));
  }

  private void delete(ItemKey key) {
    services.writes().send(new Write.Delete(key, Condition.always()));
  }

  private Shadow shadow(Item item) {
    String name = ((Value.Text) Objects.requireNonNull(item.get(TABLE))).text();
    ItemKey key =
        new ItemKey(
            services.table(name).logical(),
            Objects.requireNonNull(item.get(ROW_PARTITION)),
            item.get(ROW_SORT));
    Item value = item.get(VALUE) instanceof Value.MapOf map ? new Item(map.entries()) : null;
    return new Shadow(key, item.has(WRITTEN), value);
  }

  private ItemKey key(String transaction, ItemKey row) {
    // A digest, so that no key can be mistaken for another, nor be too long.
    String name =
        Digest.of(
                row.table().name(),
                StoredForm.toText(row.partition()),
                row.sort() == null ? "" : StoredForm.toText(row.sort()))
            .shortHex();
    return key(transaction, ROW + name);
  }

  private ItemKey key(String transaction, String name) {
    return ItemKey.of(table, Value.text(transaction), Value.text(name));
  }
}
