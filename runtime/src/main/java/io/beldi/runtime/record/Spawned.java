package io.beldi.runtime.record;

import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import java.util.Map;
import java.util.TreeMap;

/**
 * An instance that is handed over.
 *
 * @param envelope of its first attempt
 * @param encoded that envelope
 * @param due from when on somebody looks after it, in milliseconds
 * @param hint whether it may start as soon as it is committed
 */
record Spawned(Envelope envelope, Bytes encoded, long due, boolean hint) {
  /** Its record, written by the commit that hands it over. */
  Write pending(Services services) {
    Journal journal = services.journal();
    Map<String, Value> record = new TreeMap<>();
    record.put(Journal.FUNCTION, Value.text(envelope.function()));
    record.put(Journal.VERSION, Value.text(envelope.version()));
    record.put(Journal.STATUS, Status.PENDING.value());
    record.put(Journal.STAMP, Stamp.NONE.value());
    record.put(Journal.COMMITS, Value.number(0));
    record.put(Journal.ATTEMPTS, Value.number(0));
    record.put(Journal.ENVELOPE, Value.text(Texts.of(encoded)));
    record.put(Journal.SHARD, journal.shard(envelope.instance()));
    record.put(Journal.DUE, Value.number(due));
    return new Write.Put(
        journal.key(envelope.instance()), Item.of(record), new Condition.ItemAbsent());
  }
}
