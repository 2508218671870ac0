package io.beldi.runtime.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a table. The partition key is the attribute {@code _pk}; a table that is {@code
 * sorted} also has the sort key {@code _sk}.
 *
 * @param name the full name, unique in the store, 3 to 255 characters of {@code [a-zA-Z0-9_.-]}
 * @param partition type of {@code _pk}
 * @param sort type of {@code _sk}, or null where the table has none
 * @param indexes the secondary indexes; they project every attribute
 * @param expiry the attribute that says when an item may be deleted, in seconds since 1970, of
 *     those items that have it; null where items stay until somebody deletes them
 * @param domain whose functions alone may touch the items: the full name of a service that keeps
 *     its tables to itself, or empty for all other services of the project
 * @param lockable whether a transaction that another domain coordinates may hold items of it, so
 *     that everybody who reads or writes them has to look for that
 */
public record Table(
    String name,
    KeyType partition,
    @Nullable KeyType sort,
    List<Index> indexes,
    @Nullable String expiry,
    String domain,
    boolean lockable) {
  public static final String PARTITION = "_pk";
  public static final String SORT = "_sk";

  public Table {
    indexes = List.copyOf(indexes);
  }

  /** A table whose items stay until somebody deletes them. */
  public Table(String name, KeyType partition, @Nullable KeyType sort, List<Index> indexes) {
    this(name, partition, sort, indexes, null, "", false);
  }

  public static Table keyed(String name, KeyType partition) {
    return new Table(name, partition, null, List.of());
  }

  public static Table sorted(String name, KeyType partition, KeyType sort) {
    return new Table(name, partition, sort, List.of());
  }

  /** This table, with items that may be deleted at the time that {@code attribute} gives. */
  public Table expiring(String attribute) {
    return new Table(name, partition, sort, indexes, attribute, domain, lockable);
  }

  /** This table as one of that domain's. */
  public Table inDomain(String owner) {
    return new Table(name, partition, sort, indexes, expiry, owner, lockable);
  }

  /** This table as one whose items transactions of other domains may hold. */
  public Table asLockable() {
    return new Table(name, partition, sort, indexes, expiry, domain, true);
  }

  /** This table with other indexes. */
  public Table withIndexes(List<Index> others) {
    return new Table(name, partition, sort, others, expiry, domain, lockable);
  }

  /** The types that a key attribute may have: S, N, B. */
  public enum KeyType {
    TEXT,
    NUMBER,
    BYTES
  }

  /**
   * A global secondary index: eventually consistent, and sparse, since it lists only the items that
   * have both attributes.
   */
  public record Index(
      String name,
      String partition,
      KeyType partitionType,
      @Nullable String sort,
      @Nullable KeyType sortType) {}

  /** Of the name alone, which tells tables apart: keys of rows are hashed all the time. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
