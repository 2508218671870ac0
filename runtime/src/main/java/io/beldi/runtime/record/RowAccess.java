package io.beldi.runtime.record;

import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.store.ItemKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an attempt sees of rows that transactions of other domains may hold. */
final class RowAccess {
  private final Attempt attempt;
  private final Services services;
  private final Holders holders;

  RowAccess(Attempt attempt) {
    this.attempt = attempt;
    this.services = attempt.services();
    this.holders = new Holders(services);
  }

  /**
   * A row outside of transactions: as the one that is going to write it has left it, if that is
   * committed, and otherwise as it was before. The look at the decision comes after the row was
   * read, and the look at what the transaction writes after the decision: until then each of its
   * calls may write the row once more.
   */
  StoredRow outside(ItemKey key, StoredRow read) {
    StoredRow row = read;
    for (String writer = writer(row, ""); writer != null; writer = writer(row, "")) {
      attempt.checkTime();
      TransactionRecord record = holders.find(writer);
      if (record != null && holders.peek(record) != Decision.COMMITTED) {
        services.reached(Mark.READ_BEFORE_DECISION);
        return row;
      }
      TransactionRecord decided = record == null ? null : holders.find(writer);
      if (decided != null) {
        services.reached(Mark.READ_AFTER_DECISION);
        return as(decided, key, row);
      }
      services.reached(Mark.ROW_READ_AGAIN);
      row = fresh(key);
    }
    return row;
  }

  /**
   * A row inside a transaction, when nobody else is going to write it.
   *
   * @throws TransactionConflict if this transaction has to let others go first
   */
  StoredRow inBlock(Block block, ItemKey key, StoredRow read) {
    if (!key.table().lockable()) {
      return read;
    }
    String own = block.participants().id();
    StoredRow row = read;
    for (String writer = writer(row, own); writer != null; writer = writer(row, own)) {
      give(block, writer);
      row = fresh(key);
    }
    return own.equals(row.lock().exclusive()) ? ownRow(block, key, row) : row;
  }

  /** A row that an earlier call of the same transaction is going to write. */
  private StoredRow ownRow(Block block, ItemKey key, StoredRow row) {
    if (!block.isParticipant()) {
      throw new TransactionConflict("a call of this transaction has come back");
    }
    TransactionRecord record = holders.find(block.participants().id());
    if (record == null) {
      throw new TransactionConflict("the transaction is over");
    }
    services.reached(Mark.OWN_LOCK_PASSED);
    return as(record, key, row);
  }

  /**
   * Waits for another transaction, or gives way to it: who is older waits, and who is younger lets
   * go of all that it holds and begins anew when the other one is through. A block that holds
   * nothing can always wait.
   *
   * @throws TransactionConflict if this one gives way
   */
  void give(Block block, String holder) {
    TransactionContext self = block.participants().held();
    holders.await(
        holder,
        attempt::checkTime,
        other -> {
          if (self == null) {
            return false;
          }
          boolean earlier =
              self.coordinator().equals(other.coordinator())
                  && (self.stamp().compareTo(other.stamp()) > 0 || self.isSameBlock(other));
          if (!earlier && !self.isOlderThan(other)) {
            services.reached(Mark.DIED);
            block
                .participants()
                .refuse(
                    new Answer.Refused(
                        "an older transaction holds a row", attempt.envelope().function(), holder));
            throw new TransactionConflict("an older transaction holds a row");
          }
          return earlier;
        });
  }

  /** As for one holder, for all of them. */
  void give(Block block, RowLock lock) {
    holders(lock).forEach(holder -> give(block, holder));
  }

  static List<String> holders(RowLock lock) {
    return lock.exclusive() == null ? lock.shared() : List.of(lock.exclusive());
  }

  private StoredRow fresh(ItemKey key) {
    return Objects.requireNonNull(attempt.fetch(List.of(key)).get(key), "row");
  }

  private StoredRow as(TransactionRecord record, ItemKey key, StoredRow row) {
    HeldRow held = record.rows(services::table).get(key);
    return held == null || !held.written()
        ? row
        : row.becoming(held.after(), services.platform().clock().millis());
  }

  private static @Nullable String writer(StoredRow row, String own) {
    return row.lock().writer(own);
  }
}
