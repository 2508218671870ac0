package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Instance;
import io.beldi.runtime.record.Functions.Function;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stretches of more writes than one group takes, whose later parts are refused. */
final class LongStretchTest {

  @Test
  void aRowThatIsWrittenAgainAfterARefusalKeepsItsLastContent() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("first"), number(1));
              for (int i = 0; i < 120; i++) {
                self.iteration(step(2), i).put(step(3), row("many" + i), number(i));
              }
              boolean taken = self.update(step(4), row("empty"), add(-1));
              self.put(step(5), row("first"), number(taken ? 2 : 3));
              return "" + taken;
            });
    Bench bench = new Bench(root);

    assertThat(bench.result("root", "key", "")).isEqualTo("false");
    assertThat(bench.number("first")).isEqualTo(3);
    assertThat(bench.number("many119")).isEqualTo(119);
  }

  @Test
  void anInsertFarBehindThatIsOvertakenIsTriedAgainAndSaysNo() {
    Bench[] bench = new Bench[1];
    boolean[] disturbed = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              List<Integer> kept = new ArrayList<>();
              for (int i = 0; i < 300; i++) {
                Instance turn = self.iteration(step(1), i);
                if (!turn.insert(step(2), row("many" + i), number(1))) {
                  kept.add(i);
                }
                if (i == 290 && !disturbed[0]) {
                  disturbed[0] = true;
                  bench[0].given("many250", number(50));
                }
              }
              return kept.toString();
            });
    bench[0] = new Bench(root);

    assertThat(bench[0].result("root", "key", "")).isEqualTo("[250]");
    assertThat(bench[0].number("many250")).isEqualTo(50);
    assertThat(bench[0].number("many299")).isEqualTo(1);
  }
}
