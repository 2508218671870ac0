package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A process that writes pairs of items until it is killed, and says which are acknowledged. */
final class WriterProcess {
  static final Table.Index ODD =
      new Table.Index("byParity", "parity", Table.KeyType.NUMBER, null, null);
  static final Table PAIRS =
      new Table("pairs", Table.KeyType.NUMBER, Table.KeyType.TEXT, List.of(ODD));
  private static final int THREADS = 4;

  private WriterProcess() {}

  static Process start(Path folder) throws IOException {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    return new ProcessBuilder(
            java,
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    SqliteStore store;
    try {
      store = SqliteStore.open(Path.of(arguments[0]));
    } catch (StoreException refused) {
      System.out.println(refused.kind() + " " + refused.getMessage());
      return;
    }
    store.createTables(List.of(PAIRS));
    AtomicLong next = new AtomicLong();
    for (int i = 0; i < THREADS; i++) {
      new Thread(() -> writePairs(store, next)).start();
    }
  }

  private static void writePairs(SqliteStore store, AtomicLong next) {
    while (true) {
      long number = next.getAndIncrement();
      Outcome outcome =
          store.transact(List.of(put(number, "left"), put(number, "right")), "pair-" + number);
      if (!(outcome instanceof Outcome.Applied)) {
        throw new IllegalStateException("pair " + number + ": " + outcome);
      }
      System.out.println(number);
    }
  }

  private static Write put(long number, String side) {
    return new Write.Put(
        ItemKey.of(PAIRS, Value.number(number), Value.text(side)),
        Item.of(Map.of("parity", Value.number(number % 2))),
        new Condition.ItemAbsent());
  }
}
