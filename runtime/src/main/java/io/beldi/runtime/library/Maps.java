package io.beldi.runtime.library;

import io.beldi.runtime.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Functions of maps, which iterate in the order of their keys. */
public final class Maps {
  private Maps() {}

  /** The keys, least first. */
  public static <K> List<K> keys(SortedMap<K, ?> map) {
    return List.copyOf(map.keySet());
  }

  /** The values, in the order of the keys. */
  public static <V extends @Nullable Object> List<V> values(SortedMap<?, V> map) {
    return Collections.unmodifiableList(new ArrayList<>(map.values()));
  }

  /** The pairs, in the order of the keys. */
  public static <K, V extends @Nullable Object> List<Row<K, V>> entries(SortedMap<K, V> map) {
    List<Row<K, V>> entries = new ArrayList<>();
    for (Map.Entry<K, V> entry : map.entrySet()) {
      entries.add(new Row<>(entry.getKey(), entry.getValue()));
    }
    return Collections.unmodifiableList(entries);
  }

  /** The number of keys. */
  public static int size(SortedMap<?, ?> map) {
    return map.size();
  }
}
