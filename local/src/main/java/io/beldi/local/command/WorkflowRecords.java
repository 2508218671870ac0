package io.beldi.local.command;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one workflow, with their whole logs, in the order of their steps. */
final class WorkflowRecords {
  private static final int PAGE = 100;

  private final Journals journals;

  WorkflowRecords(Journals journals) {
    this.journals = journals;
  }

  /** A record, and its log from the oldest entry on. */
  record Entry(JournalRecord record, List<LogEntry> log) {}

  /** All records of that root; none if there is no such workflow. */
  List<Entry> of(String root) {
    List<Entry> entries = new ArrayList<>();
    journals.all().forEach(journal -> entries.addAll(of(root, journal)));
    // Callees of other domains stand where they were called.
    entries.sort(Comparator.comparing(entry -> entry.record().id().path().text()));
    return entries;
  }

  private List<Entry> of(String root, Journal journal) {
    List<Entry> entries = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page =
          journals
              .store()
              .query(new Query(journal.table(), null, Value.text(root), null, false, PAGE, after));
      for (Item item : page.items()) {
        add(entries, item);
      }
      after = page.next();
    } while (after != null);
    return entries;
  }

  /** Further items of a log follow their record, and are older than what is in it. */
  private static void add(List<Entry> entries, Item item) {
    if (Journal.isRecord(item)) {
      JournalRecord record = new JournalRecord(item);
      entries.add(new Entry(record, new ArrayList<>(record.log())));
    } else if (!entries.isEmpty()) {
      Entry last = entries.get(entries.size() - 1);
      int newest = last.record().log().size();
      last.log().addAll(last.log().size() - newest, JournalRecord.entries(item));
    }
  }
}
