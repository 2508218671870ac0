package io.beldi.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.benchmarks.work.EngineName;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hot key costs does not depend on how often it was written. */
final class GrowthTest {
  @Test
  void a_write_costs_the_same_however_often_its_key_was_written()
      throws IOException, ProjectException, SeedException {
    List<GrowthRow> rows =
        Growth.measure(List.of(EngineName.RECORD, EngineName.DIRECT), List.of(1, 10, 1000));

    assertThat(rows).hasSize(12);
    for (GrowthRow row : rows) {
      int units = row.engine() == EngineName.RECORD ? 4 : 1;
      assertThat(row.write()).isEqualTo(units);
      assertThat(row.average()).isEqualTo(units);
      assertThat(row.read()).isZero();
      assertThat(row.look()).isEqualTo(1);
    }
    assertThat(GrowthReport.text(rows).lines()).hasSize(13);
    assertThat(GrowthReport.json(rows)).contains("\"history\" : 1000").contains("\"beldi\" : 36");
    assertThat(GrowthReport.chart(rows)).contains(">record, collected<").contains(">1,000<");
  }

  @Test
  void in_the_engine_of_the_paper_it_depends_on_that_until_entries_are_collected()
      throws IOException, ProjectException, SeedException {
    List<GrowthRow> rows = Growth.measure(List.of(EngineName.DAAL), List.of(1, 1000, 3000));

    assertThat(rows).extracting(GrowthRow::history).containsExactly(1, 1000, 3000, 1, 1000, 3000);
    assertThat(rows.get(1).write()).isGreaterThan(5 * rows.get(0).write());
    assertThat(rows.get(2).read()).isGreaterThan(2 * rows.get(1).read());
    assertThat(rows.get(5).read()).isLessThan(rows.get(2).read());
  }
}
