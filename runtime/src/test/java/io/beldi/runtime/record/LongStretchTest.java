package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;
import static io.beldi.runtime.record.Workflows.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Fork;
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
  void branchesThatTogetherWriteMoreThanOneGroupTakesAreTriedAgainWhereOneIsOvertaken() {
    Bench[] bench = new Bench[1];
    boolean[] disturbed = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              Fork fork = self.fork(step(1), 0);
              List<Fork.Branch<Integer>> branches = new ArrayList<>();
              for (int i = 0; i < 4; i++) {
                int number = i;
                branches.add(fork.branch(branch -> insertSixty(branch, number)));
              }
              join(fork);
              if (!disturbed[0]) {
                disturbed[0] = true;
                bench[0].given("row3.7", number(50));
              }
              call(self, 3, Workflows.BUMP, "c");
              return "" + branches.stream().mapToInt(Fork.Branch::value).sum();
            });
    bench[0] = new Bench(Workflows.BUMP, root);

    assertThat(bench[0].result("root", "key", "")).isEqualTo("239");
    assertThat(bench[0].number("row3.7")).isEqualTo(50);
    assertThat(bench[0].number("row3.59")).isEqualTo(1);
    assertThat(bench[0].counts())
        .as("240 reads and 60 again; a group for each branch, one in vain; the bump; the end")
        .isEqualTo("300R 7T");
  }

  private static int insertSixty(Instance branch, int number) {
    int inserted = 0;
    for (int i = 0; i < 60; i++) {
      Instance turn = branch.iteration(step(4), i);
      inserted += turn.insert(step(5), row("row" + number + "." + i), number(1)) ? 1 : 0;
    }
    return inserted;
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
