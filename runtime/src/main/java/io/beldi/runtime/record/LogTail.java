package io.beldi.runtime.record;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the log of an instance goes. It grows in the record up to a chosen size; then what is there
 * moves into an item of its own, and the record starts anew. So each entry is written about twice,
 * however long the log becomes, and no commit pays for more than one item's worth of old entries.
 */
final class LogTail {
  private final int item;
  private List<LogPart> inPlace = List.of();
  private int items;

  /**
   * @param item how many bytes of entries the record, and each further item, should hold
   */
  LogTail(int item) {
    this.item = item;
  }

  /**
   * How a commit records entries.
   *
   * @param changes of the record
   * @param moved what each further item holds that the commit creates, in order
   * @param bytes of all entries that it sends
   */
  record Plan(List<Change> changes, List<Value> moved, long bytes, List<LogPart> inPlace) {
    /** Nothing to be recorded. */
    static final Plan NOTHING = new Plan(List.of(), List.of(), 0, List.of());
  }

  /** Takes over what a record says. */
  void load(JournalRecord record) {
    inPlace = record.log().stream().map(LogPart::of).toList();
    items = record.logItems();
  }

  /** How many further items there are. */
  int items() {
    return items;
  }

  /** Bytes of the entries in the record. */
  long bytes() {
    return LogPart.bytes(inPlace);
  }

  /**
   * How to record more; null if that is not possible.
   *
   * @param room how many items may be created; where that is few, they become larger
   */
  @Nullable Plan plan(List<LogPart> more, int room) {
    long added = LogPart.bytes(more);
    if (more.isEmpty()) {
      return Plan.NOTHING;
    }
    List<LogPart> all = new ArrayList<>(inPlace);
    all.addAll(more);
    if (bytes() + added <= item) {
      Change append = new Change.Append(Journal.LOG, values(more));
      return new Plan(List.of(append), List.of(), added, all);
    }
    long size = item;
    List<List<LogPart>> groups = pack(all, size);
    while (groups.size() - 1 > room && size < Limits.LOG_TOGETHER) {
      size = Math.min(2 * size, Limits.LOG_TOGETHER);
      groups = pack(all, size);
    }
    return groups.size() - 1 > room ? null : moving(groups);
  }

  /** The plan has been carried out. */
  void done(Plan plan) {
    if (!plan.changes.isEmpty()) {
      inPlace = plan.inPlace;
      items += plan.moved.size();
    }
  }

  private Plan moving(List<List<LogPart>> groups) {
    List<LogPart> rest = groups.get(groups.size() - 1);
    List<List<LogPart>> moved = groups.subList(0, groups.size() - 1);
    List<Change> changes = new ArrayList<>();
    changes.add(
        rest.isEmpty()
            ? new Change.Remove(Journal.LOG)
            : new Change.Assign(Journal.LOG, Value.list(values(rest))));
    if (!moved.isEmpty()) {
      changes.add(new Change.Assign(Journal.LOG_ITEMS, Value.number((long) items + moved.size())));
    }
    long bytes = groups.stream().mapToLong(LogPart::bytes).sum();
    List<Value> values = moved.stream().map(group -> Value.list(values(group))).toList();
    return new Plan(changes, values, bytes, rest);
  }

  /**
   * In groups of at most {@code size} bytes, in order. The last one is small enough to stay in the
   * record, hence empty where the last entry is not.
   */
  private static List<List<LogPart>> pack(List<LogPart> parts, long size) {
    List<List<LogPart>> groups = new ArrayList<>();
    List<LogPart> group = new ArrayList<>();
    long bytes = 0;
    for (LogPart part : parts) {
      if (!group.isEmpty() && bytes + part.bytes() > size) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
      group.add(part);
      bytes += part.bytes();
    }
    groups.add(group);
    if (bytes > size) {
      groups.add(List.of());
    }
    return groups;
  }

  private static List<Value> values(List<LogPart> parts) {
    return parts.stream().map(LogPart::value).toList();
  }
}
