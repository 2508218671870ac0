package io.beldi.local.simulation.planted;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.Waits;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;

/** Records that go while somebody may still need them. */
final class DeletionDefects {
  private static final int PAGE = 1000;

  private DeletionDefects() {}

  /** Leaves out the time in which a caller may ask again. */
  static Store beforeCaller(Store store) {
    Waits waits = Settings.standard().waits();
    return early(store, waits.stretch().plus(waits.event()));
  }

  /** Leaves out the time in which an event may still come. */
  static Store beforeEvents(Store store) {
    return early(store, Settings.standard().waits().event());
  }

  private static Store early(Store store, Duration earlier) {
    return new ChangedWrites(
        store,
        write -> {
          Value expiry =
              Sent.toJournal(write) && write instanceof Write.Update update ? expiry(update) : null;
          if (!(expiry instanceof Value.Num seconds)) {
            return write;
          }
          Value sooner = Value.number(seconds.number().longValueExact() - earlier.toSeconds());
          return Sent.with((Write.Update) write, new Change.Assign(Journal.EXPIRES, sooner));
        });
  }

  /** Deletes with a record all those whose names begin like its own. */
  static Store prefix(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        if (write instanceof Write.Delete && Sent.toJournal(write)) {
          deleteLike(write.key());
        }
        return super.write(write);
      }

      private void deleteLike(ItemKey key) {
        Table table = key.table();
        Page page = super.query(new Query(table, null, key.partition(), null, false, PAGE, null));
        for (Item item : page.items()) {
          String name = ((Value.Text) item.attributes().get(Table.SORT)).text();
          if (key.sort() instanceof Value.Text deleted && name.startsWith(deleted.text())) {
            super.write(
                new Write.Delete(
                    ItemKey.of(table, key.partition(), Value.text(name)), Condition.always()));
          }
        }
      }
    };
  }

  private static Value expiry(Write.Update update) {
    return Sent.created(update).attributes().get(Journal.EXPIRES);
  }
}
