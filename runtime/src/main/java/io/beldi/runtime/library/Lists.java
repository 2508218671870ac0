package io.beldi.runtime.library;

import io.beldi.runtime.Money;
import io.beldi.runtime.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Functions of lists. None changes its argument; results are immutable. */
public final class Lists {
  private Lists() {}

  /** The elements that pass a test. */
  public static <T extends @Nullable Object> List<T> filter(
      List<T> list, Predicate<? super T> keep) {
    List<T> kept = new ArrayList<>();
    for (T each : list) {
      if (keep.test(each)) {
        kept.add(each);
      }
    }
    return Collections.unmodifiableList(kept);
  }

  /** What a function makes of each element. */
  public static <T extends @Nullable Object, U extends @Nullable Object> List<U> map(
      List<T> list, Function<? super T, ? extends U> form) {
    List<U> formed = new ArrayList<>(list.size());
    for (T each : list) {
      formed.add(form.apply(each));
    }
    return Collections.unmodifiableList(formed);
  }

  /** The lists that a function makes, joined. */
  public static <T extends @Nullable Object, U extends @Nullable Object> List<U> flatMap(
      List<T> list, Function<? super T, ? extends List<? extends U>> form) {
    List<U> joined = new ArrayList<>();
    for (T each : list) {
      joined.addAll(form.apply(each));
    }
    return Collections.unmodifiableList(joined);
  }

  /** By a key, least first; equal keys keep their order. */
  public static <T, K> List<T> sortedBy(List<T> list, Function<? super T, ? extends K> key) {
    List<Row<K, T>> keyed = new ArrayList<>(list.size());
    for (T each : list) {
      keyed.add(new Row<>(key.apply(each), each));
    }
    keyed.sort(Comparator.comparing(Row::key, Order.byValue()));
    return map(keyed, Row::value);
  }

  /** Last element first. */
  public static <T extends @Nullable Object> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return Collections.unmodifiableList(reversed);
  }

  /** Each value once, where it comes first. */
  public static <T extends @Nullable Object> List<T> distinct(List<T> list) {
    Set<@Nullable Object> seen = new HashSet<>();
    return filter(list, each -> seen.add(Order.canonical(each)));
  }

  /** The first elements, at most as many as given; none for a negative number. */
  public static <T extends @Nullable Object> List<T> take(List<T> list, int count) {
    return slice(list, 0, Math.min(Math.max(count, 0), list.size()));
  }

  /** All but the first elements; all for a negative number. */
  public static <T extends @Nullable Object> List<T> drop(List<T> list, int count) {
    return slice(list, Math.min(Math.max(count, 0), list.size()), list.size());
  }

  private static <T extends @Nullable Object> List<T> slice(List<T> list, int from, int to) {
    return Collections.unmodifiableList(new ArrayList<>(list.subList(from, to)));
  }

  /** The first element; null in an empty list. */
  public static <T extends @Nullable Object> @Nullable T first(List<T> list) {
    return list.isEmpty() ? null : list.get(0);
  }

  /** The element of that number, from 0; null where there is none. */
  public static <T extends @Nullable Object> @Nullable T at(List<T> list, long index) {
    return index >= 0 && index < list.size() ? list.get((int) index) : null;
  }

  /** The first element with the least key; null in an empty list. */
  public static <T, K> @Nullable T minBy(List<T> list, Function<? super T, ? extends K> key) {
    return first(extremes(list, key, Order.<K>byValue()));
  }

  /** The first element with the greatest key; null in an empty list. */
  public static <T, K> @Nullable T maxBy(List<T> list, Function<? super T, ? extends K> key) {
    return first(extremes(list, key, Order.<K>byValue().reversed()));
  }

  /** All elements with the least key. */
  public static <T, K> List<T> allMinBy(List<T> list, Function<? super T, ? extends K> key) {
    return extremes(list, key, Order.<K>byValue());
  }

  /** All elements with the greatest key. */
  public static <T, K> List<T> allMaxBy(List<T> list, Function<? super T, ? extends K> key) {
    return extremes(list, key, Order.<K>byValue().reversed());
  }

  private static <T, K> List<T> extremes(
      List<T> list, Function<? super T, ? extends K> key, Comparator<K> order) {
    List<T> found = new ArrayList<>();
    K least = null;
    for (T each : list) {
      K candidate = key.apply(each);
      int comparison = least == null ? -1 : order.compare(candidate, least);
      if (comparison < 0) {
        found.clear();
        least = candidate;
      }
      if (comparison <= 0) {
        found.add(each);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** Whether some element passes a test. */
  public static <T extends @Nullable Object> boolean any(List<T> list, Predicate<? super T> test) {
    return list.stream().anyMatch(test);
  }

  /** Whether every element passes a test. */
  public static <T extends @Nullable Object> boolean all(List<T> list, Predicate<? super T> test) {
    return list.stream().allMatch(test);
  }

  /** Whether a value is an element. */
  public static boolean contains(List<?> list, @Nullable Object value) {
    return list.stream().anyMatch(each -> Order.equal(each, value));
  }

  /** The number of elements. */
  public static int size(List<?> list) {
    return list.size();
  }

  /** Whether there is no element. */
  public static boolean isEmpty(List<?> list) {
    return list.isEmpty();
  }

  /** The elements of both lists. */
  public static <T extends @Nullable Object> List<T> plus(
      List<? extends T> list, List<? extends T> other) {
    List<T> both = new ArrayList<>(list.size() + other.size());
    both.addAll(list);
    both.addAll(other);
    return Collections.unmodifiableList(both);
  }

  /** Pairs of elements at the same place, as many as the shorter list has. */
  public static <T, U extends @Nullable Object> List<Row<T, U>> zip(List<T> list, List<U> other) {
    List<Row<T, U>> pairs = new ArrayList<>();
    for (int index = 0; index < Math.min(list.size(), other.size()); index++) {
      pairs.add(new Row<>(list.get(index), other.get(index)));
    }
    return Collections.unmodifiableList(pairs);
  }

  /** The values that are there. */
  public static <T> List<T> present(List<? extends @Nullable T> list) {
    List<T> present = new ArrayList<>();
    for (T each : list) {
      if (each != null) {
        present.add(each);
      }
    }
    return Collections.unmodifiableList(present);
  }

  /** A map of pairs; of two equal keys the last wins. */
  public static <K, V extends @Nullable Object> SortedMap<K, V> toMap(List<Row<K, V>> pairs) {
    SortedMap<K, V> map = new TreeMap<>(Order.byValue());
    for (Row<K, V> pair : pairs) {
      map.put(pair.key(), pair.value());
    }
    return Collections.unmodifiableSortedMap(map);
  }

  /** The sum; 0 for an empty list. */
  public static int sumOfInts(List<Integer> numbers) {
    int sum = 0;
    for (int each : numbers) {
      sum = Arithmetic.add(sum, each, "");
    }
    return sum;
  }

  /** The sum; 0 for an empty list. */
  public static long sumOfLongs(List<Long> numbers) {
    long sum = 0;
    for (long each : numbers) {
      sum = Arithmetic.add(sum, each, "");
    }
    return sum;
  }

  /** The sum of amounts in one currency; null for an empty list. */
  public static @Nullable Money sumOfMoney(List<Money> amounts) {
    Money sum = null;
    for (Money each : amounts) {
      sum = sum == null ? each : Arithmetic.add(sum, each, "");
    }
    return sum;
  }

  /** The texts with a separator between them. */
  public static String join(List<String> texts, String separator) {
    return String.join(separator, texts);
  }
}
