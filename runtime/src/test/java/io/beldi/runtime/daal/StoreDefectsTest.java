package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Instance;
import io.beldi.runtime.daal.FatedStore.Fate;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.Bench.Inline;
import io.beldi.runtime.record.FaultyStore;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Defects D-7 to D-17 of the prototype: what is made of the store's answers. */
final class StoreDefectsTest {
  private static final DaalSettings TIGHT = Rig.settings().withEntries(1).withPage(2);

  private static final Function FOUR =
      HOTEL.effectful(
          "four",
          (self, in) -> {
            for (int i = 0; i < 4; i++) {
              Instance turn = self.iteration(step(1), i);
              turn.update(step(2), HOTEL.row("a"), count(1));
            }
            return "" + numberOf(self.read(step(3), HOTEL.row("a")));
          });

  private static final Function INSERT =
      HOTEL.effectful(
          "insert",
          (self, in) -> {
            boolean inserted = self.insert(step(1), HOTEL.row("a"), number(7));
            self.put(step(2), HOTEL.row("out"), number(inserted ? 1 : 0));
            return "" + inserted;
          });

  @Test
  void d07_a_read_that_fails_is_not_taken_for_a_row_that_is_absent() {
    Trial trial = new Trial(TIGHT, List.of(FOUR), "hotel.four", "", Map.of(HOTEL.row("a"), 5L));

    assertThat(trial.undisturbed().answer()).isEqualTo("9");
    assertThat(trial.singles(List.of(Mode.LOST_BEFORE, Mode.LOST_AFTER), false)).isEqualTo(60);
  }

  @Test
  void d08_a_link_whose_answer_is_lost_stands() {
    assertThat(lost(StoreDefectsTest::links)).isEqualTo(3);
  }

  @Test
  void d09_a_new_item_whose_answer_is_lost_is_used() {
    assertThat(lost(write -> write instanceof Write.Put && isRow(write))).isEqualTo(3);
  }

  private static boolean isRow(Write write) {
    return write.key().table().name().equals(HOTEL.table().name());
  }

  private static boolean links(Write write) {
    return write instanceof Write.Update update
        && update.changes().stream()
            .anyMatch(
                change ->
                    change instanceof Change.Assign assign
                        && assign.attribute().equals(ChainItem.NEXT));
  }

  /** Lets the first answer to every such write be lost, and says how many there were. */
  private static int lost(Predicate<Write> which) {
    Set<String> lost = new TreeSet<>();
    boolean[] begun = {false};
    Rig rig =
        new Rig(
            TIGHT,
            store ->
                FatedStore.fated(
                    store,
                    write ->
                        begun[0] && which.test(write) && lost.add(write.toString())
                            ? Fate.REPLY_LOST
                            : Fate.DONE),
            new Inline(),
            List.of(FOUR));
    rig.given(HOTEL.row("a"), 5);
    begun[0] = true;
    assertThat(rig.result("hotel.four", "key", "")).isEqualTo("9");
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(9);
    int seen = lost.size();
    rig.sweep();
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(9);
    assertThat(rig.chain(HOTEL.row("a"))).as("head and tail").hasSize(2);
    return seen;
  }

  @Test
  void d10_a_condition_is_false_only_if_the_store_says_so() {
    int refused = 0;
    for (Fate fate : List.of(Fate.THROTTLED, Fate.CONFLICT, Fate.REPLY_LOST)) {
      boolean over = false;
      for (int write = 1; !over; write++) {
        int chosen = write;
        int[] writes = {0};
        Rig rig =
            new Rig(
                TIGHT,
                store -> FatedStore.fated(store, any -> ++writes[0] == chosen ? fate : Fate.DONE),
                new Inline(),
                List.of(INSERT));
        assertThat(rig.result("hotel.insert", "key", ""))
            .as("%s %s", fate, write)
            .isEqualTo("true");
        assertThat(rig.number(HOTEL.row("a"))).isEqualTo(7);
        assertThat(rig.number(HOTEL.row("out"))).isEqualTo(1);
        over = writes[0] < chosen;
        refused += over ? 0 : 1;
      }
    }
    assertThat(refused).isEqualTo(12);
  }

  @Test
  void d12_a_condition_that_was_false_stays_false() {
    Function delete =
        HOTEL.effectful(
            "delete",
            (self, in) -> {
              self.delete(step(1), HOTEL.row("a"));
              return "";
            });
    Set<String> outcomes = new TreeSet<>();
    int points = 0;
    while (true) {
      FaultyStore[] store = new FaultyStore[1];
      Rig rig =
          new Rig(
              TIGHT,
              inner -> store[0] = new FaultyStore(inner),
              new Inline(),
              List.of(delete, INSERT));
      rig.given(HOTEL.row("a"), 5);
      store[0].at(store[0].requests() + points + 1, Mode.CRASH_AFTER);
      try {
        rig.start("hotel.insert", "key", "");
        break;
      } catch (Crash crash) {
        points++;
      }
      rig.result("hotel.delete", "other", "");
      rig.recover();
      String outcome = rig.result("hotel.insert", "key", "");
      outcomes.add(outcome);
      assertThat(rig.number(HOTEL.row("out"))).isEqualTo(outcome.equals("true") ? 1 : 0);
      assertThat(rig.number(HOTEL.row("a"))).isEqualTo(outcome.equals("true") ? 7 : 0);
    }
    assertThat(points).isEqualTo(6);
    assertThat(outcomes).containsExactly("false", "true");
  }

  @Test
  void d13_a_scan_lists_each_row_once_as_its_tail_has_it() {
    Function scan =
        HOTEL.effectful(
            "scan",
            (self, in) -> {
              long sum = 0;
              List<Item> rows = self.scan(step(1), new Scan(HOTEL.table(), 50, null)).items();
              for (Item row : rows) {
                sum += numberOf(row);
              }
              self.put(step(2), HOTEL.row("out"), number(sum));
              return rows.size() + " " + sum;
            });
    int unlinked = 0;
    int interrupted = 0;
    for (int request = 1; ; request++) {
      FaultyStore[] store = new FaultyStore[1];
      Rig rig =
          new Rig(
              TIGHT, inner -> store[0] = new FaultyStore(inner), new Inline(), List.of(FOUR, scan));
      rig.given(HOTEL.row("a"), 5);
      rig.given(HOTEL.row("b"), 100);
      store[0].at(store[0].requests() + request, Mode.CRASH_AFTER);
      try {
        rig.start("hotel.four", "key", "");
        break;
      } catch (Crash crash) {
        store[0].stop();
      }
      long now = rig.number(HOTEL.row("a")) + 100;
      unlinked +=
          (int)
              rig.chain(HOTEL.row("a")).stream()
                  .filter(item -> item.has(ChainItem.MADE) && !item.has(ChainItem.COUNT))
                  .count();
      store[0].at(store[0].requests() + 8, Mode.CRASH_BEFORE);
      try {
        rig.start("hotel.scan", "key", "");
      } catch (Crash crash) {
        interrupted++;
      }
      store[0].stop();
      rig.recover();
      assertThat(rig.result("hotel.scan", "key", "")).as("at %s", request).isEqualTo("2 " + now);
      assertThat(rig.number(HOTEL.row("out"))).isEqualTo(now);
    }
    assertThat(unlinked).isPositive();
    assertThat(interrupted).isPositive();
  }

  @Test
  void d15_a_store_that_refuses_for_ever_ends_the_execution() {
    int[] writes = {0};
    Rig rig =
        new Rig(
            TIGHT,
            store ->
                FatedStore.fated(
                    store,
                    write -> {
                      writes[0]++;
                      return isRow(write) ? Fate.THROTTLED : Fate.DONE;
                    }),
            new Inline(),
            List.of(INSERT));

    assertThat(rig.start("hotel.insert", "key", "")).isInstanceOf(Reply.Unavailable.class);
    assertThat(writes[0]).isEqualTo(9);
    assertThat(rig.chain(HOTEL.row("a"))).as("no outcome is logged").isEmpty();
    assertThat(rig.isQuiet()).as("it will be tried again").isFalse();
  }

  @Test
  void d16_logs_and_chains_of_many_pages_are_read_and_deleted_whole() {
    Function many =
        HOTEL.effectful(
            "many",
            (self, in) -> {
              long sum = 0;
              for (int i = 0; i < 30; i++) {
                Instance turn = self.iteration(step(1), i);
                sum += numberOf(turn.read(step(2), HOTEL.row("a")));
                turn.update(step(3), HOTEL.row("a"), count(1));
              }
              return "" + sum;
            });
    Trial trial =
        new Trial(TIGHT.withPage(1), List.of(many), "hotel.many", "", Map.of(HOTEL.row("a"), 5L));
    Trial.End end = trial.undisturbed();

    assertThat(end.answer()).isEqualTo("" + (30 * 5 + 29 * 30 / 2));
    for (int request : List.of(100, 400, 700)) {
      assertThat(trial.run(Map.of(request, Mode.CRASH_AFTER), false)).isEqualTo(end.with(1));
    }
  }

  @Test
  void d56_settings_under_which_executions_outlive_their_logs_are_refused() {
    DaalSettings settings = Rig.settings();

    assertThatThrownBy(() -> settings.with(settings.attempts(), Rig.LIMIT.multipliedBy(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not dead");
    assertThatThrownBy(() -> settings.withRemembered(Rig.DEAD.minus(Duration.ofMillis(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DaalSettings.standard().dead()).isGreaterThan(Duration.ofHours(6).plusMinutes(30));
  }
}
