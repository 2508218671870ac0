package io.beldi.runtime.journal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.Index;
import io.beldi.runtime.store.Table.KeyType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The table of instance records, one per domain. A workflow is one partition, so that one query
 * returns all of it in order.
 *
 * <p>A log that grows past what a record should hold goes on in further items, right behind the
 * record in that order: {@link #logKeys} names them. Such an item has {@link #LOG}, never {@link
 * #STAMP}, and never changes. It is written by the commit that moves those entries out of the
 * record, and deleted by the instance's last commit; only where that has no room left does it say
 * in {@link #LOG_ITEMS} how many remain. So whoever deletes a record deletes first the items that
 * it counts; of an instance without an end, that is its whole log. Those of a callee have {@link
 * #EXPIRES} from the beginning, like its record; those of other instances never have. A reader that
 * misses an item knows that the instance has ended meanwhile.
 *
 * <p>{@link #DUE} says that somebody must look at a record from then on: to attempt the instance,
 * or to tell that it is parked. A parked instance of which everybody has been told has none.
 */
public final class Journal {
  /** Name of the function that the instance runs. */
  public static final String FUNCTION = "fn";

  /** Version of the application that began the instance. */
  public static final String VERSION = "ver";

  /** A {@link Status}. */
  public static final String STATUS = "st";

  /** The highest stamp that has claimed or sealed the instance: the fencing token. */
  public static final String STAMP = "ep";

  /** Number of commits so far: compared and set by each. */
  public static final String COMMITS = "pc";

  /** Names the request that made the last commit, so that a sender can recognise his own. */
  public static final String COMMITTER = "by";

  /** List of {@link LogEntry}, in a record or a further item of its log. */
  public static final String LOG = "log";

  /** How many further items the log has; missing where there are none. */
  public static final String LOG_ITEMS = "ln";

  /** The envelope of an instance that nobody else can supply: roots and spawned ones. */
  public static final String ENVELOPE = "in";

  /** Hash of the input of a root with a caller's key. */
  public static final String INPUT_HASH = "ih";

  /** The result, or the error's fields, as JSON. */
  public static final String OUTPUT = "out";

  /** The declared error's code, or the fault's message. */
  public static final String ERROR = "err";

  /** The fault's place in the source. */
  public static final String SITE = "site";

  /** Only while somebody must look after the instance: partition of the index. */
  public static final String SHARD = "shard";

  /** Only while somebody must look after the instance: from when on, in milliseconds. */
  public static final String DUE = "due";

  /** How often an attempt was claimed since the last commit. */
  public static final String ATTEMPTS = "n";

  /**
   * Since when what the instance has done may be not in its log, in milliseconds: an attempt may
   * ask callees of that time again, so their records must be there. A commit of the outermost
   * strand sets it anew; one of a branch does not, since it knows nothing of other branches.
   */
  public static final String SINCE = "since";

  /** Only while the instance is parked: partition of the index of parked instances. */
  public static final String PARKED = "parked";

  /** Only while the instance is parked: since when, in milliseconds. */
  public static final String PARKED_AT = "at";

  /**
   * Only while the instance is parked: from when on nothing of its attempts can land any more, in
   * milliseconds.
   */
  public static final String QUIET = "quiet";

  /**
   * Of a participant's record of a transaction: the context, as JSON. Such a record says which rows
   * the transaction holds in this domain, what becomes of them, and what its calls have answered.
   */
  public static final String TRANSACTION = "tx";

  /** Of a participant's record of a transaction: how far it is. */
  public static final String PHASE = "ph";

  /** Of a participant's record of a transaction: list of the rows that it holds. */
  public static final String ROWS = "rows";

  /** Of a participant's record of a transaction: list of the instances that it hands over. */
  public static final String SPAWNED = "sp";

  /** When the record may go, in seconds. */
  public static final String EXPIRES = "ttl";

  private final Table table;
  private final int shards;

  /**
   * The journal of the services that keep no tables to themselves.
   *
   * @param prefix of the table's name
   * @param shards parts of the index, 1 or more
   */
  public Journal(String prefix, int shards) {
    this(prefix, shards, "");
  }

  /**
   * @param prefix of the table's name
   * @param shards parts of the index, 1 or more
   * @param domain whose instances it records
   */
  public Journal(String prefix, int shards, String domain) {
    this.shards = shards;
    this.table =
        new Table(
            prefix + (domain.isEmpty() ? "" : domain + ".") + "journal",
            KeyType.TEXT,
            KeyType.TEXT,
            List.of(
                new Index("due", SHARD, KeyType.NUMBER, DUE, KeyType.NUMBER),
                new Index("parked", PARKED, KeyType.NUMBER, PARKED_AT, KeyType.NUMBER)),
            EXPIRES,
            domain,
            false);
  }

  public Table table() {
    return table;
  }

  /** The sparse index of instances that somebody must look after. */
  public Index dueIndex() {
    return table.indexes().get(0);
  }

  /** The sparse index of parked instances, by the time at which they were parked. */
  public Index parkedIndex() {
    return table.indexes().get(1);
  }

  /** How many parts each index has. */
  public int shards() {
    return shards;
  }

  /** Where the record of an instance is. */
  public ItemKey key(InstanceId id) {
    return ItemKey.of(table, Value.text(id.root()), Value.text(id.path().text()));
  }

  /** Where a participant's record of a transaction is. */
  public ItemKey transactionKey(String transaction) {
    return key(InstanceId.root("t" + transaction));
  }

  /** Whether an item of the table is a participant's record of a transaction. */
  public static boolean isTransaction(Item item) {
    return item.has(PHASE);
  }

  /** The attribute in which a coordinator's record says how a transaction has ended. */
  public static String decision(String transaction) {
    return "x" + transaction;
  }

  /** Where the further items of an instance's log are, from the first to the {@code count}th. */
  public List<ItemKey> logKeys(InstanceId id, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> logKey(id, number)).toList();
  }

  /** Where the {@code number}th further item of an instance's log is, from 1. */
  public ItemKey logKey(InstanceId id, int number) {
    return key(new InstanceId(id.root(), id.path().log(number)));
  }

  /** Whether an item of the table is a record, and not a further item of a log. */
  public static boolean isRecord(Item item) {
    return item.has(STAMP);
  }

  /** The part of an index that lists an instance. */
  public Value shard(InstanceId id) {
    return shard(id.toString());
  }

  /** The part of the index that lists a participant's record of a transaction. */
  public Value shard(String transaction) {
    return Value.number(Math.floorMod(transaction.hashCode(), shards));
  }
}
