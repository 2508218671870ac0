package io.beldi.runtime.record;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.store.model.ItemSize;
import java.util.ArrayList;
import java.util.List;

/** An entry that is about to be recorded, as it will be stored. */
record LogPart(LogEntry entry, Value value, long bytes) {
  static LogPart of(LogEntry entry) {
    Value value = entry.toValue();
    return new LogPart(entry, value, ItemSize.of(value));
  }

  /**
   * @throws io.beldi.runtime.Fault if one is too large for any item
   */
  static List<LogPart> all(List<LogEntry> entries) {
    List<LogPart> parts = new ArrayList<>(entries.size());
    for (LogEntry entry : entries) {
      LogPart part = of(entry);
      Limits.check(entry.site(), "what this step has seen", part.bytes, Limits.LOG_ENTRY);
      parts.add(part);
    }
    return parts;
  }

  static long bytes(List<LogPart> parts) {
    return parts.stream().mapToLong(LogPart::bytes).sum();
  }

  static List<LogEntry> entries(List<LogPart> parts) {
    return parts.stream().map(LogPart::entry).toList();
  }
}
