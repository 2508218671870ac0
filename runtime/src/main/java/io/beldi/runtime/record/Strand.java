package io.beldi.runtime.record;

import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.store.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of execution in an attempt: what it has consumed and written since its last commit. A
 * branch of a fork is a strand of its own; the one that forked rests meanwhile.
 */
final class Strand {
  final Buffer buffer;
  private final @Nullable Strand parent;
  private final List<LogEntry> unrecorded = new ArrayList<>();
  private boolean needed;
  private final Set<ItemKey> announced = new LinkedHashSet<>();
  private final Map<ItemKey, StoredRow> fetched = new LinkedHashMap<>();

  Strand(@Nullable Strand parent, @Nullable Buffer below) {
    this.parent = parent;
    this.buffer = new Buffer(below);
  }

  /**
   * Adds what was consumed.
   *
   * @param unsafe whether it must be durable before anything escapes; false where asking again
   *     would give the same
   */
  void note(LogEntry entry, boolean unsafe) {
    unrecorded.add(entry);
    needed |= unsafe;
  }

  /** Whether something is consumed, here or before the fork, that must be durable first. */
  boolean needsRecord() {
    return needed || (parent != null && parent.needsRecord());
  }

  /** Whether there is no branch beside it. */
  boolean isOutermost() {
    return parent == null;
  }

  /** All that was consumed and is not recorded, in the order of the source. */
  List<LogEntry> unrecorded() {
    List<LogEntry> all = parent == null ? new ArrayList<>() : parent.unrecorded();
    all.addAll(unrecorded);
    return all;
  }

  /** It is recorded now. */
  void recorded() {
    unrecorded.clear();
    needed = false;
    if (parent != null) {
      parent.recorded();
    }
  }

  /** Takes over what a branch, or a block, has left. */
  void absorb(Strand finished) {
    absorbReads(finished);
    buffer.absorb(finished.buffer);
  }

  /** Takes over only what was consumed. */
  void absorbReads(Strand finished) {
    unrecorded.addAll(finished.unrecorded);
    needed |= finished.needed;
  }

  void announce(List<ItemKey> keys) {
    announced.addAll(keys);
  }

  /** What is known of rows may be old after this: somebody else may act now. */
  void forgetSeen() {
    buffer.clear();
    forgetAhead();
  }

  /** Rows that were read ahead may be old after this. */
  void forgetAhead() {
    announced.clear();
    fetched.clear();
  }

  /** The keys to read now: those wanted, and those announced with them. */
  List<ItemKey> ahead(List<ItemKey> wanted) {
    Set<ItemKey> all = new LinkedHashSet<>(wanted);
    if (wanted.stream().anyMatch(announced::contains)) {
      all.addAll(announced);
      announced.clear();
    }
    all.removeAll(fetched.keySet());
    return List.copyOf(all);
  }

  void fetched(ItemKey key, StoredRow row) {
    fetched.put(key, row);
  }

  /** A row that was read ahead; each is used once. */
  @Nullable StoredRow takeFetched(ItemKey key) {
    return fetched.remove(key);
  }
}
