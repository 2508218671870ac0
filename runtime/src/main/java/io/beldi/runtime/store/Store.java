package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable table store with DynamoDB's contract: strongly consistent reads, conditional writes of
 * one item, atomic groups of conditional writes, eventually consistent indexes, pages.
 *
 * <p>Implementations are safe for use by many threads. They absorb what is certain to have had no
 * effect and is worth another try (throttling, conflicts of a read) within a bounded number of
 * attempts; what may have had an effect they report as {@link Outcome.Unknown} and never repeat.
 *
 * <p>Limits (Amazon DynamoDB Developer Guide, "Constraints"): item 400 KB, partition key 2,048
 * bytes, sort key 1,024 bytes, keys not empty, 38 digits, nesting 32, and 100 distinct items and 4
 * MB in one group. A write that breaks one is refused before anything is written.
 */
public interface Store extends AutoCloseable {

  /** Creates each table that is not there; one that is there must have the same keys. */
  void createTables(List<Table> tables);

  /**
   * Reads one item, strongly consistent.
   *
   * @return the item, or null where there is none
   * @throws StoreException if the store did not answer
   */
  @Nullable Item get(ItemKey key);

  /**
   * Reads items, each strongly consistent, all together not a snapshot. Any number of keys, of any
   * tables; a key may occur more than once.
   *
   * @return one entry per key, in order, null where there is no such item
   * @throws StoreException if the store did not answer for all of them
   */
  List<@Nullable Item> getAll(List<ItemKey> keys);

  /**
   * Reads items as one snapshot ({@code TransactGetItems}), at most 100.
   *
   * @throws StoreException if the store did not answer, or kept conflicting
   */
  List<@Nullable Item> snapshot(List<ItemKey> keys);

  /** Reads one page of one partition. */
  Page query(Query query);

  /** Reads one page of a whole table. */
  Page scan(Scan scan);

  /**
   * Applies one conditional write; not a {@link Write.Check}. Where the condition is false the
   * outcome carries the item that was found.
   *
   * @throws StoreException where nothing was written: of kind INVALID or NO_TABLE, or UNAVAILABLE
   *     if the store cannot be reached or does not let the caller in
   */
  Outcome write(Write write);

  /**
   * Applies all writes or none; 1 to 100, of distinct items.
   *
   * @param token at most 36 characters; sending the same group with the same token again within ten
   *     minutes applies it once
   * @throws StoreException where nothing was written: of kind INVALID or NO_TABLE, or UNAVAILABLE
   *     if the store cannot be reached or does not let the caller in
   */
  Outcome transact(List<Write> writes, String token);

  /** Releases files and connections; later calls fail with UNAVAILABLE. */
  @Override
  void close();
}
