package io.beldi.runtime.record;

import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.RequestRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a transaction block: the rows it has read and at which versions, and what it is
 * going to write. Shared by all scopes and branches of the attempt.
 */
final class Block {
  private final Attempt attempt;
  private final Path path;
  private final boolean replayed;
  private final boolean readOnly;
  private final Assumptions assumptions;
  private final Participants participants;
  private final @Nullable Prepare prepare;
  private final Lock lock;
  private final Strand strand = new Strand(null, null);
  private final Map<ItemKey, StoredRow> read = new LinkedHashMap<>();
  private final Map<ItemKey, StoredRow> ahead = new LinkedHashMap<>();
  private final Set<ItemKey> snapshot = new HashSet<>();
  private final Set<ItemKey> announced = new LinkedHashSet<>();
  private boolean misjudged;

  /**
   * @param block the path of the block
   * @param number of this attempt of it
   * @param replayed whether an earlier attempt of the instance has been through it
   * @param readOnly whether the body is known to write no row
   * @param assumptions shared by all attempts of the block
   */
  Block(
      Attempt attempt,
      Path block,
      int number,
      boolean replayed,
      boolean readOnly,
      Assumptions assumptions) {
    TransactionContext inherited = attempt.envelope().transaction();
    this.attempt = attempt;
    this.path = block.attempt(number);
    this.replayed = replayed;
    this.readOnly = readOnly;
    this.assumptions = assumptions;
    this.prepare = inherited == null ? null : new Prepare(attempt, inherited);
    this.participants =
        new Participants(
            attempt, block, number, inherited, prepare == null ? () -> {} : prepare::claim);
    this.lock = attempt.services().platform().concurrency().lock();
  }

  Path path() {
    return path;
  }

  boolean isReplayed() {
    return replayed;
  }

  /** The other domains that take part. */
  Participants participants() {
    return participants;
  }

  /** Whether another domain coordinates the transaction, and this is the body of a call in it. */
  boolean isParticipant() {
    return prepare != null;
  }

  /**
   * The vote of this domain.
   *
   * @throws IllegalStateException if it coordinates the transaction itself
   */
  Prepare prepare() {
    if (prepare == null) {
      throw new IllegalStateException("the coordinator does not vote");
    }
    return prepare;
  }

  /** Reads the rows that are going to be written and were not looked at. */
  void lookAtWritten() {
    List<ItemKey> missing = new ArrayList<>(strand.buffer.written());
    missing.removeAll(read.keySet());
    List<StoredRow> rows = fetch(missing);
    for (int i = 0; i < missing.size(); i++) {
      remember(missing.get(i), rows.get(i));
    }
  }

  /** All rows that the block depends on, as they were read. */
  Map<ItemKey, StoredRow> dependencies() {
    return new LinkedHashMap<>(read);
  }

  /** Where the block's own line of execution keeps what it consumes and writes. */
  Strand strand() {
    return strand;
  }

  Assumptions assumptions() {
    return assumptions;
  }

  /** Whether the attempt failed only because it had told the body something unseen. */
  boolean isMisjudged() {
    return misjudged;
  }

  /** Those steps were wrong; the next attempt looks first. */
  TransactionConflict wrong(List<Path> steps) {
    assumptions.distrust(steps);
    misjudged = true;
    return new TransactionConflict("a row is not as was assumed");
  }

  /**
   * Whether the body acted upon what nobody had looked at, so that an error of it may be another
   * one than that of the step before; the next attempt looks first.
   */
  boolean isPremature() {
    List<Path> untested = strand.buffer.untested(read::containsKey);
    if (untested.isEmpty()) {
      return false;
    }
    assumptions.distrust(untested);
    misjudged = true;
    return true;
  }

  void announce(List<ItemKey> keys) {
    locked(() -> announced.addAll(keys));
  }

  /** Reads rows, and with them those that were announced. */
  List<StoredRow> fetch(List<ItemKey> keys) {
    Set<ItemKey> missing = new LinkedHashSet<>(keys);
    locked(
        () -> {
          if (keys.stream().anyMatch(announced::contains)) {
            missing.addAll(announced);
            announced.clear();
          }
          missing.removeAll(ahead.keySet());
          missing.removeAll(read.keySet());
        });
    Map<ItemKey, StoredRow> fresh = look(List.copyOf(missing));
    List<StoredRow> rows = new ArrayList<>(keys.size());
    locked(
        () -> {
          fresh.forEach(ahead::putIfAbsent);
          keys.forEach(key -> rows.add(ahead.getOrDefault(key, read.get(key))));
        });
    return rows;
  }

  private Map<ItemKey, StoredRow> look(List<ItemKey> keys) {
    boolean together = isWorthSnapshot(keys.size());
    Map<ItemKey, StoredRow> rows = together ? attempt.snapshot(keys) : attempt.fetch(keys);
    Map<ItemKey, StoredRow> seen = new LinkedHashMap<>();
    rows.forEach((key, row) -> seen.put(key, attempt.access().inBlock(this, key, row)));
    if (together && seen.equals(rows)) {
      snapshot.addAll(keys);
    }
    return seen;
  }

  /** Where nothing is ever written, the first rows may be all: then nobody has to look again. */
  private boolean isWorthSnapshot(int keys) {
    return readOnly
        && keys > 1
        && keys <= RequestRules.MAX_GROUP
        && !isParticipant()
        && ahead.isEmpty()
        && read.isEmpty();
  }

  @Nullable StoredRow seen(ItemKey key) {
    lock.lock();
    try {
      return read.get(key);
    } finally {
      lock.unlock();
    }
  }

  /** The body has seen the row: from now on the block depends on it. */
  void remember(ItemKey key, StoredRow row) {
    locked(() -> read.putIfAbsent(key, row));
  }

  /** What must hold at the commit of a row that is written. */
  Condition unchanged(ItemKey key) {
    StoredRow row = read.get(key);
    return row == null ? Condition.always() : row.version().unchanged();
  }

  /** What must hold of the rows that were only read. */
  List<Write> checks(List<Action> actions) {
    Set<ItemKey> written = new HashSet<>();
    for (Action action : actions) {
      if (action instanceof Action.OfRow row) {
        written.add(row.key());
      }
    }
    List<Write> checks = new ArrayList<>();
    read.forEach(
        (key, row) -> {
          if (!written.contains(key)) {
            checks.add(new Write.Check(key, stillUnwritten(key, row)));
          }
        });
    return checks;
  }

  private static Condition stillUnwritten(ItemKey key, StoredRow row) {
    Condition unchanged = row.version().unchanged();
    if (!key.table().lockable()) {
      return unchanged;
    }
    return Condition.all(
        row.version().exists()
            ? unchanged
            : Condition.any(unchanged, Condition.has(RowLock.PLACEHOLDER)),
        Condition.lacks(RowLock.EXCLUSIVE));
  }

  /**
   * Whether all that was read was there at one moment: stamps are unique and never come back, and
   * all first reads came before all second ones.
   */
  boolean holds() {
    boolean atOnce = read.size() <= 1 || snapshot.containsAll(read.keySet());
    if (atOnce && !participants.areAny()) {
      return true;
    }
    List<ItemKey> keys = List.copyOf(read.keySet());
    Map<ItemKey, StoredRow> again = attempt.fetch(keys);
    return keys.stream().allMatch(key -> isSame(read.get(key), again.get(key)))
        && (isParticipant() || participants.hold());
  }

  private boolean isSame(@Nullable StoredRow before, @Nullable StoredRow now) {
    if (before == null || now == null || !before.version().equals(now.version())) {
      return false;
    }
    // Whoever is going to write it may have been told already that it is written.
    String writer = now.lock().exclusive();
    return writer == null || (isParticipant() && writer.equals(participants.id()));
  }

  /**
   * Waits for the transactions that hold rows, if that alone kept the commit from being made.
   *
   * @return whether it may be sent again
   * @throws TransactionConflict if this transaction has to let others go first
   */
  boolean waitsForHolders(List<Action> actions, List<Write> checks, List<Reason> reasons) {
    List<RowLock> locks = new ArrayList<>();
    for (int i = 1; i < reasons.size(); i++) {
      if (reasons.get(i) instanceof Reason.ConditionFailed failed) {
        ItemKey key = key(actions, checks, i - 1);
        StoredRow now =
            StoredRow.of(failed.found(), attempt.services().platform().clock().millis());
        StoredRow before = key == null ? null : read.get(key);
        boolean same = before == null || before.version().equals(now.version());
        if (key == null || !key.table().lockable() || !now.lock().isHeld() || !same) {
          return false;
        }
        locks.add(now.lock());
      }
    }
    locks.forEach(held -> attempt.access().give(this, held));
    return !locks.isEmpty();
  }

  private static @Nullable ItemKey key(List<Action> actions, List<Write> checks, int index) {
    if (index < actions.size()) {
      return actions.get(index) instanceof Action.OfRow row ? row.key() : null;
    }
    return index < actions.size() + checks.size() ? checks.get(index - actions.size()).key() : null;
  }

  /**
   * @throws TransactionConflict since the commit was refused
   */
  void refused(List<Action> actions, List<Reason> reasons) {
    List<Path> wrong = new ArrayList<>();
    boolean versions = false;
    for (int i = 1; i < reasons.size(); i++) {
      if (reasons.get(i) instanceof Reason.ConditionFailed) {
        List<Path> assumed =
            i <= actions.size() && actions.get(i - 1) instanceof Action.OfRow row
                ? row.write().assumed()
                : List.of();
        boolean looked =
            i <= actions.size()
                && actions.get(i - 1) instanceof Action.OfRow row
                && read.containsKey(row.key());
        wrong.addAll(looked ? List.of() : assumed);
        versions |= looked || assumed.isEmpty();
      }
    }
    if (!wrong.isEmpty()) {
      TransactionConflict conflict = wrong(wrong);
      misjudged = !versions;
      throw conflict;
    }
    throw new TransactionConflict("somebody else wrote what this transaction had read");
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
