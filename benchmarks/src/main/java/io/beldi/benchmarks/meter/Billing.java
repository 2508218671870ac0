package io.beldi.benchmarks.meter;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.Evaluation;
import io.beldi.runtime.store.model.ItemSize;
import io.beldi.runtime.store.model.KeyShape;
import io.beldi.runtime.store.model.Writes;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB bills for requests, computed from the sizes of items.
 *
 * <p>From the Amazon DynamoDB Developer Guide: "DynamoDB read and write operations" (a strongly
 * consistent read is one unit for every 4 KB begun, an eventually consistent one half of that; an
 * item that is not there is billed as the smallest one; the items of a batch are rounded one by
 * one, those of a query or scan together, before anything is filtered or projected; a write is one
 * unit for every KB begun of the larger of the item before and after, also when its condition is
 * false), "Amazon DynamoDB Transactions: How it works" (twice as much for reads and writes, each
 * condition check counts as a write) and "Using Global Secondary Indexes" (a write for each entry
 * that is put, changed or removed, two where an entry moves; transactions reach indexes later, one
 * by one, so entries count once).
 */
final class Billing {
  private static final double EVENTUALLY = 0.5;
  private static final int TRANSACTIONAL = 2;

  private Billing() {}

  /** One item, or its absence, strongly consistent. */
  static double read(@Nullable Item item) {
    return ItemSize.readUnits(ItemSize.of(item));
  }

  /** The same inside a transaction. */
  static double transactionalRead(@Nullable Item item) {
    return TRANSACTIONAL * read(item);
  }

  /** A page of a table, which is read strongly consistent, or of one of its indexes. */
  static double page(Collection<Item> items, boolean index) {
    long bytes = items.stream().mapToLong(ItemSize::of).sum();
    return (index ? EVENTUALLY : 1) * ItemSize.readUnits(bytes);
  }

  /** One write by itself. */
  static long write(Write write, @Nullable Item before) {
    Evaluation evaluation = evaluate(write, before);
    return item(evaluation, before) + entries(write.key().table(), evaluation, before);
  }

  /**
   * One write as a part of a transaction.
   *
   * @param applied whether the transaction was
   */
  static long transactionalWrite(Write write, @Nullable Item before, boolean applied) {
    Evaluation evaluation = evaluate(write, before);
    long entries = applied ? entries(write.key().table(), evaluation, before) : 0;
    return TRANSACTIONAL * item(evaluation, before) + entries;
  }

  private static Evaluation evaluate(Write write, @Nullable Item before) {
    return Writes.evaluate(write.key().table(), write, before);
  }

  private static long item(Evaluation evaluation, @Nullable Item before) {
    return ItemSize.writeUnits(
        Math.max(ItemSize.of(before), ItemSize.of(after(evaluation, before))));
  }

  private static long entries(Table table, Evaluation evaluation, @Nullable Item before) {
    Item after = after(evaluation, before);
    return table.indexes().stream()
        .mapToLong(index -> entry(KeyShape.of(table, index), before, after))
        .sum();
  }

  /** Every attribute is projected. */
  private static long entry(KeyShape keys, @Nullable Item before, @Nullable Item after) {
    boolean was = before != null && isListed(keys, before);
    boolean is = after != null && isListed(keys, after);
    if (Objects.equals(before, after) || (!was && !is)) {
      return 0;
    }
    long removed = was ? ItemSize.writeUnits(ItemSize.of(before)) : 0;
    long put = is ? ItemSize.writeUnits(ItemSize.of(after)) : 0;
    boolean moves = before != null && after != null && !samePlace(keys, before, after);
    return was && is && moves ? removed + put : Math.max(removed, put);
  }

  private static boolean isListed(KeyShape keys, Item item) {
    return item.has(keys.partition()) && (keys.sort() == null || item.has(keys.sort()));
  }

  private static boolean samePlace(KeyShape keys, Item before, Item after) {
    return Objects.equals(before.get(keys.partition()), after.get(keys.partition()))
        && Objects.equals(sort(keys, before), sort(keys, after));
  }

  private static @Nullable Value sort(KeyShape keys, Item item) {
    return keys.sort() == null ? null : item.get(keys.sort());
  }

  private static @Nullable Item after(Evaluation evaluation, @Nullable Item before) {
    if (evaluation instanceof Evaluation.Stored stored) {
      return stored.after();
    }
    return evaluation instanceof Evaluation.Deleted ? null : before;
  }
}
