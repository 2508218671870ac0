package io.beldi.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions over services that keep their tables to themselves, on a store that lasts. */
abstract class SovereignStoreContract {
  /** Nobody else's journals are on the same server under these names. */
  private static final Settings SETTINGS =
      Settings.standard().with(Settings.standard().layout().withPrefix("sovereign."));

  private Store store;

  /** Opens it. */
  abstract Store open();

  @BeforeEach
  void connect() {
    store = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource("booking, 72")
  void everySingleFailureOfABookingEndsWithAllOrNothing(String workflow, int points) {
    assertThat(run().failures(workflow, false)).as("points of failure").isEqualTo(points);
  }

  @ParameterizedTest
  @Tag("deep")
  @CsvSource({"transfer, 40", "nested, 64", "soldOut, 40", "twice, 52", "handOver, 48"})
  void everySingleFailureOfOthersEndsWithAllOrNothing(String workflow, int points) {
    assertThat(run().failures(workflow, false)).as("points of failure").isEqualTo(points);
  }

  @ParameterizedTest
  @Tag("deep")
  @CsvSource({"booking, 72", "nested, 64"})
  void theEndOfAnybodyWhoIsAskedEndsWithAllOrNothing(String workflow, int points) {
    assertThat(run().failures(workflow, true)).as("points of failure").isEqualTo(points);
  }

  private SovereignRun run() {
    return new SovereignRun(this::bench);
  }

  private Bench bench(UnaryOperator<Store> faults, Function... functions) {
    // The store may remember the requests of earlier runs.
    Ids ids = Ids.random(Clock.system());
    Bench bench = new Bench(SETTINGS, store, ids, faults, true, functions);
    bench.application.tables().forEach(this::clear);
    bench.engine.tables().forEach(this::clear);
    return bench;
  }

  private void clear(Table table) {
    @Nullable Item after = null;
    do {
      Page page = store.scan(new Scan(table, 1000, after));
      for (Item item : page.items()) {
        ItemKey key =
            new ItemKey(
                table,
                Objects.requireNonNull(item.get(Table.PARTITION)),
                table.sort() == null ? null : item.get(Table.SORT));
        assertThat(store.write(new Write.Delete(key, Condition.always())))
            .isInstanceOf(Outcome.Applied.class);
      }
      after = page.next();
    } while (after != null);
  }
}
