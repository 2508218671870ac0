package io.beldi.runtime.record;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.LogEntry.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How entries are recorded that are too many for one commit: in portions, before the writes.
 *
 * <p>Only what no write depends on may go first. A write that is refused because a row is not as it
 * was read makes the stretch run again, and then the row must be read again too, not taken from the
 * log for ever.
 *
 * @param portions to be recorded first, each by itself
 * @param rest to be recorded with the writes
 */
record EarlyLog(List<List<LogPart>> portions, List<LogPart> rest) {
  static EarlyLog of(List<LogPart> parts, List<Action> writes) {
    if (LogPart.bytes(parts) <= Limits.LOG_PORTION) {
      return new EarlyLog(List.of(), parts);
    }
    Set<Long> guarded = new HashSet<>();
    for (Action action : writes) {
      if (action instanceof Action.OfRow row && row.write().isGuarded()) {
        guarded.add(Fingerprint.of(List.of(row.key())));
      }
    }
    List<LogPart> free = new ArrayList<>();
    List<LogPart> rest = new ArrayList<>();
    parts.forEach(part -> (mayMatter(part.entry(), guarded) ? rest : free).add(part));
    return new EarlyLog(portions(free), rest);
  }

  /** In portions that one commit each can record. */
  static List<List<LogPart>> portions(List<LogPart> parts) {
    List<List<LogPart>> portions = new ArrayList<>();
    List<LogPart> portion = new ArrayList<>();
    for (LogPart part : parts) {
      if (LogPart.bytes(portion) + part.bytes() > Limits.LOG_PORTION && !portion.isEmpty()) {
        portions.add(portion);
        portion = new ArrayList<>();
      }
      portion.add(part);
    }
    if (!portion.isEmpty()) {
      portions.add(portion);
    }
    return portions;
  }

  private static int rows(LogEntry entry) {
    return ((Value.ListOf) entry.value()).values().size();
  }

  /** Whether a row that is written only if it is as it was read may have been read here. */
  private static boolean mayMatter(LogEntry entry, Set<Long> guarded) {
    return entry.kind() == Kind.READ
        && !guarded.isEmpty()
        && (guarded.contains(entry.fingerprint()) || rows(entry) > 1);
  }
}
