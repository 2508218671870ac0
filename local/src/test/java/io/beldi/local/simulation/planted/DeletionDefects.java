package io.beldi.local.simulation.planted;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.Objects;

/** Records that go too early. */
final class DeletionDefects {
  private DeletionDefects() {}

  /** The record may go as soon as its instance has ended. */
  static Store atOnce(Store store) {
    return earlier(store, Duration.ofDays(1));
  }

  /** The age of events is left out of the retention. */
  static Store withoutEventAge(Store store) {
    return earlier(store, Duration.ofHours(6));
  }

  /** Who deletes a root deletes all roots whose names begin with its name. */
  static Store byPrefix(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        Outcome outcome = super.write(write);
        if (write instanceof Write.Delete && Sent.toJournal(write)) {
          Table table = write.key().table();
          String name = ((Value.Text) write.key().partition()).text();
          Page page = scan(new Scan(table, 1000, null));
          for (Item item : page.items()) {
            Value partition = Objects.requireNonNull(item.get(Table.PARTITION));
            if (((Value.Text) partition).text().startsWith(name)) {
              Value sort = Objects.requireNonNull(item.get(Table.SORT));
              ItemKey key = ItemKey.of(table, partition, sort);
              super.write(new Write.Delete(key, Condition.always()));
            }
          }
        }
        return outcome;
      }
    };
  }

  private static Store earlier(Store store, Duration by) {
    return new ChangedWrites(
        store,
        write ->
            Sent.isEnd(write)
                    && Sent.assigned((Write.Update) write, Journal.EXPIRES) instanceof Value.Num end
                ? Sent.with(
                    (Write.Update) write,
                    new Change.Assign(
                        Journal.EXPIRES,
                        Value.number(end.number().longValueExact() - by.toSeconds())))
                : write);
  }
}
