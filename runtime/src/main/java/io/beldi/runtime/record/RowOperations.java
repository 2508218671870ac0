package io.beldi.runtime.record;

import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Step;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.record.RowWrite.IfAbsent;
import io.beldi.runtime.record.RowWrite.Known;
import io.beldi.runtime.record.RowWrite.Pushed;
import io.beldi.runtime.row.FieldArithmetic;
import io.beldi.runtime.row.PushDown;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads that see own writes, and writes that wait for the commit. A row is read only when the body
 * has to know something of it.
 */
final class RowOperations {
  private final RowSource source;

  RowOperations(RowSource source) {
    this.source = source;
  }

  @Nullable Item read(Step step, ItemKey key) {
    return current(step, key).row();
  }

  List<@Nullable Item> readAll(Step step, List<ItemKey> keys) {
    List<ItemKey> unknown = unknown(keys);
    Map<ItemKey, StoredRow> read = new LinkedHashMap<>();
    if (!unknown.isEmpty()) {
      List<StoredRow> rows = observeAll(step, unknown);
      for (int i = 0; i < unknown.size(); i++) {
        read.put(unknown.get(i), rows.get(i));
        source.remember(unknown.get(i), rows.get(i));
      }
    }
    List<@Nullable Item> result = new ArrayList<>(keys.size());
    for (ItemKey key : keys) {
      Known known = known(key);
      StoredRow row = read.get(key);
      result.add(
          known == null && row != null
              ? settle(key, row).row()
              : known == null ? null : known.row());
    }
    return result;
  }

  void put(ItemKey key, @Nullable Item row) {
    RowWrite before = source.buffered(key);
    boolean promised =
        before instanceof Pushed || (before instanceof Known known && known.changed());
    source.buffer(
        key,
        promised && before != null
            ? new Known(row, true, before.guard(), before.assumed())
            : new Known(row, true, Condition.always(), List.of()));
  }

  void putIfAbsent(Step step, ItemKey key, Item row) {
    Known known = known(key);
    if (known != null) {
      if (known.row() == null) {
        source.buffer(key, known.becoming(row));
      }
    } else if (source.buffered(key) == null) {
      if (source.assumes(step)) {
        source.buffer(key, new IfAbsent(row, source.millis(), source.assumption(step)));
      } else {
        insert(step, key, row);
      }
    }
  }

  boolean insert(Step step, ItemKey key, Item row) {
    Known current = current(step, key);
    if (current.row() != null) {
      return false;
    }
    source.buffer(key, current.becoming(row));
    return true;
  }

  boolean update(Step step, ItemKey key, RowUpdate update) {
    if (known(key) == null && push(step, key, update)) {
      return true;
    }
    Known current = current(step, key);
    Item after = FieldArithmetic.apply(current.row(), update);
    if (after == null) {
      return false;
    }
    source.buffer(key, current.becoming(after));
    return true;
  }

  /** Leaves the update to the store, if that is possible and nobody has found it wrong. */
  private boolean push(Step step, ItemKey key, RowUpdate update) {
    RowWrite before = source.buffered(key);
    if (before instanceof IfAbsent || !source.assumes(step)) {
      return false;
    }
    PushDown push = PushDown.of(update, source.millis());
    if (push != null && before instanceof Pushed earlier) {
      push = earlier.update().then(push);
    }
    if (push == null) {
      return false;
    }
    List<Path> assumed = List.of(source.assumption(step));
    source.buffer(
        key, new Pushed(push, before == null ? assumed : RowWrite.join(before.assumed(), assumed)));
    return true;
  }

  /** The row as the body must see it; read now if nothing is known. */
  private Known current(Step step, ItemKey key) {
    Known known = known(key);
    if (known != null) {
      return known;
    }
    StoredRow row = observeAll(step, List.of(key)).get(0);
    source.remember(key, row);
    return settle(key, row);
  }

  private @Nullable Known known(ItemKey key) {
    RowWrite write = source.buffered(key);
    if (write instanceof Known known) {
      return known;
    }
    StoredRow seen = write == null ? source.seen(key) : null;
    return seen == null ? null : Known.seen(seen.row(), source.unchanged(seen.version()));
  }

  /** The row after what is buffered, now that the row before it is known. */
  private Known settle(ItemKey key, StoredRow stored) {
    Condition unchanged = source.unchanged(stored.version());
    RowWrite write = source.buffered(key);
    if (write == null) {
      return Known.seen(stored.row(), unchanged);
    }
    Known settled = Known.seen(stored.row(), unchanged);
    if (write instanceof Pushed pushed) {
      Item after = pushed.update().apply(stored.row());
      if (after == null) {
        throw source.wrong(pushed.assumed());
      }
      settled = new Known(after, true, unchanged, pushed.assumed());
    } else if (write instanceof IfAbsent absent && stored.row() == null) {
      settled = settled.becoming(absent.row());
    }
    source.buffer(key, settled);
    return settled;
  }

  private List<ItemKey> unknown(List<ItemKey> keys) {
    Set<ItemKey> unknown = new LinkedHashSet<>(keys);
    unknown.removeIf(key -> known(key) != null);
    return List.copyOf(unknown);
  }

  private List<StoredRow> observeAll(Step step, List<ItemKey> keys) {
    return source.observe(
        step,
        Kind.READ,
        Fingerprint.of(keys),
        () -> source.fetch(keys),
        rows -> Value.list(rows.stream().map(StoredRow::toValue).toList()),
        logged -> ((Value.ListOf) logged).values().stream().map(StoredRow::of).toList());
  }
}
