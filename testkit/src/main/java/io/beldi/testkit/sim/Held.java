package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Table;
import java.util.List;

/** What transactions leave on the rows that they hold, which must be gone at rest. */
final class Held {
  private static final List<String> TRACES = List.of("_lk", "_sl", "_ph", "_le");

  private final Look look;
  private final Application application;

  Held(Look look, Application application) {
    this.look = look;
    this.application = application;
  }

  /**
   * @throws Violation if a row is still held, or stands in for one that is not there
   */
  void expectNone() {
    for (Table table : application.tables()) {
      for (Item item : look.rows(table)) {
        if (TRACES.stream().anyMatch(item::has)) {
          throw new Violation(Invariant.I11, table.name() + " is left with a held row: " + item);
        }
      }
    }
  }
}
