package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.store.StoreException;
import org.junit.jupiter.api.Test;

/** Whoever looks at rows from outside hears of what fails, and of nothing else. */
final class RecordRowsTest {
  private final FaultyStore[] faulty = new FaultyStore[1];
  private final Bench bench = new Bench(inner -> faulty[0] = new FaultyStore(inner), true);
  private final FaultyStore store = faulty[0];
  private final ApplicationRows rows = bench.engine.rows();

  @Test
  void aRowWhoseAnswerIsLostIsThereOnce() {
    store.at(1, Mode.LOST_BEFORE);
    store.at(2, Mode.LOST_AFTER);

    assertThat(rows.insert(row("a"), number(1))).as("it finds what it has sent").isFalse();
    assertThat(store.requests()).isEqualTo(3);
    assertThat(rows.all(Functions.ROWS)).hasSize(1);
  }

  @Test
  void aStoreThatNeverAnswersTakesNothing() {
    for (int request = 1; request <= 6; request++) {
      store.at(request, Mode.LOST_BEFORE);
    }

    assertThatThrownBy(() -> rows.insert(row("a"), number(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.fired()).isEqualTo(6);
    assertThat(rows.get(row("a"))).isNull();
  }

  @Test
  void aReadThatFailsIsNotTakenForNothing() {
    store.at(1, Mode.LOST_BEFORE);
    store.at(2, Mode.LOST_BEFORE);

    assertThatThrownBy(() -> rows.get(row("a"))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> rows.all(Functions.ROWS)).isInstanceOf(StoreException.class);
  }
}
