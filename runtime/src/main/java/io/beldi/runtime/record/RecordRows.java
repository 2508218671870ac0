package io.beldi.runtime.record;

import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as this engine keeps them: one item each, with the engine's own attributes beside. */
final class RecordRows implements ApplicationRows {
  private static final int PAGE = 1000;
  private static final int TRIES = 6;

  private final Store store;
  private final Platform platform;

  RecordRows(Store store, Platform platform) {
    this.store = store;
    this.platform = platform;
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return shown(store.get(key));
  }

  @Override
  public List<Item> all(Table table) {
    return items(table).map(RecordRows::shown).filter(Objects::nonNull).toList();
  }

  @Override
  public List<ItemKey> held(Table table) {
    return items(table)
        .filter(item -> RowLock.of(item).isHeld())
        .map(
            item ->
                new ItemKey(
                    table,
                    Objects.requireNonNull(item.get(Table.PARTITION)),
                    table.sort() == null ? null : item.get(Table.SORT)))
        .toList();
  }

  private Stream<Item> items(Table table) {
    List<Item> items = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page = store.scan(new Scan(table, PAGE, after));
      items.addAll(page.items());
      after = page.next();
    } while (after != null);
    return items.stream();
  }

  @Override
  public boolean insert(ItemKey key, Item row) {
    Item stamped = row.with(Version.ATTRIBUTE, Value.bytes(stamp()));
    Write write = new Write.Put(key, stamped, new Condition.ItemAbsent());
    Outcome outcome = store.write(write);
    // Sent again it can at worst find its own row, which is the row that was wanted.
    for (int tries = 1; tries < TRIES && !isDecided(outcome); tries++) {
      outcome = store.write(write);
    }
    if (!isDecided(outcome)) {
      throw new IllegalStateException("the store did not take the row " + key + ": " + outcome);
    }
    return outcome instanceof Outcome.Applied;
  }

  private static @Nullable Item shown(@Nullable Item raw) {
    if (raw == null || RowLock.of(raw).placeholder()) {
      return null;
    }
    return RowLock.bare(raw).without(Version.ATTRIBUTE);
  }

  private Bytes stamp() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(platform.ids().random()).putLong(platform.ids().random());
    return Bytes.of(bytes.array());
  }

  private static boolean isDecided(Outcome outcome) {
    return outcome instanceof Outcome.Applied
        || (outcome instanceof Outcome.Refused refused
            && refused.reasons().get(0) instanceof Outcome.Reason.ConditionFailed);
  }
}
