package io.beldi.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beldi.benchmarks.counts.CountRow;
import io.beldi.benchmarks.meter.Usage;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.TravelMix;
import io.beldi.benchmarks.work.Works;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts times prices. */
final class CostsTest {
  private static final Prices PRICES = new Prices(2, 1, 10);

  @Test
  void each_count_is_multiplied_by_its_price() throws IOException {
    List<CountRow> counts =
        Works.travel().stream()
            .map(
                work ->
                    new CountRow(EngineName.RECORD, work, new Usage(Map.of(), 0, 3, 0.5, 4, 0, 0)))
            .toList();
    List<CostRow> rows = Costs.of(counts, PRICES);

    assertThat(rows).hasSize(10);
    assertThat(find(rows, "record", "login").store()).isEqualTo(6.5);
    assertThat(find(rows, "record", "login").functions()).isEqualTo(40);
    assertThat(find(rows, "record", TravelMix.NAME).dollars()).isCloseTo(46.5, within(1e-9));
    assertThat(find(rows, "Beldi 2020", "reserve").dollars()).isEqualTo(2 * 68 + 20 + 70);
    assertThat(Costs.text(rows).lines()).hasSize(11);
    assertThat(Costs.json(rows)).contains("\"dollars\" : 46.5");
    assertThat(Costs.chart(rows)).contains(">46.50<");
  }

  @Test
  void the_price_table_can_be_read() throws IOException {
    Prices prices = Prices.load();

    assertThat(prices.writeUnits()).isPositive();
    assertThat(prices.readUnits()).isPositive().isLessThan(prices.writeUnits());
    assertThat(prices.invocations()).isPositive();
  }

  private static CostRow find(List<CostRow> rows, String engine, String work) {
    return rows.stream()
        .filter(row -> row.engine().equals(engine) && row.work().equals(work))
        .findFirst()
        .orElseThrow();
  }
}
