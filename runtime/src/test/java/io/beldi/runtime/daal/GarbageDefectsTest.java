package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Bench.Inline;
import io.beldi.runtime.record.FaultyStore;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.InterruptedStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects D-50 to D-58 of the prototype: what is deleted, and when. */
final class GarbageDefectsTest {
  private static final Function BUMP =
      HOTEL.effectful(
          "bump",
          (self, in) -> {
            self.update(step(1), HOTEL.row("a"), count(1));
            return "";
          });

  private static final Function INSERT =
      HOTEL.effectful("insert", (self, in) -> "" + self.insert(step(1), HOTEL.row("a"), number(7)));

  /** Requests of four passes, by how many entries an item holds. */
  private static final Map<Integer, Integer> INTERLEAVINGS = Map.of(1, 136, 2, 101, 3, 83);

  /** The root's name is the beginning of that of whom it hands work to, and so on. */
  @Test
  void d50_an_instance_whose_name_goes_on_from_that_of_a_dead_one_keeps_its_log() {
    Function middle =
        HOTEL.effectful(
            "middle",
            (self, in) -> {
              self.spawn(step(1), BUMP.signature(), "", Duration.ZERO);
              self.update(step(2), HOTEL.row("a"), count(10));
              return "";
            });
    Function root =
        HOTEL.effectful(
            "root",
            (self, in) -> {
              self.spawn(step(1), middle.signature(), "", Duration.ZERO);
              self.update(step(2), HOTEL.row("a"), count(100));
              return "";
            });
    FaultyStore[] store = new FaultyStore[1];
    Rig rig =
        new Rig(
            Rig.settings().withEntries(3),
            inner -> store[0] = new FaultyStore(inner),
            new Inline(),
            List.of(BUMP, middle, root));
    rig.result("hotel.root", null, "");
    Bytes toMiddle = rig.invoker.take().get(0);
    Bytes unused = rig.engine.handle(toMiddle);
    // Find the intent, load the log, query the chain, write: then it dies.
    store[0].at(store[0].requests() + 5, Mode.CRASH_BEFORE);
    Bytes toBump = rig.invoker.take().get(0);
    try {
      unused = rig.engine.handle(toBump);
    } catch (Crash crash) {
      store[0].stop();
    }
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(111);
    rig.sweep();
    assertThat(rig.own()).as("its intent alone").hasSize(1);
    rig.recover();
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(111);
    rig.sweep();
    assertThat(rig.own()).isEmpty();
  }

  /** An instance that is cut off after its write, among the traces of others that have ended. */
  private static Rig live(InterruptedStore[] store, int entries) {
    boolean[] poison = {true};
    Function live =
        HOTEL.effectful(
            "live",
            (self, in) -> {
              String result = BUMP.execute(self, in);
              if (poison[0]) {
                throw new Crash();
              }
              return result;
            });
    Rig rig =
        new Rig(
            Rig.settings().withEntries(entries).withPage(2),
            inner -> store[0] = new InterruptedStore(inner),
            new Inline(),
            List.of(BUMP, live));
    for (int i = 0; i < 4; i++) {
      rig.result("hotel.bump", null, "");
    }
    try {
      rig.start("hotel.live", "live", "");
    } catch (Crash crash) {
      poison[0] = false;
    }
    for (int i = 0; i < 4; i++) {
      rig.result("hotel.bump", null, "");
    }
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(9);
    return rig;
  }

  private static void ends(Rig rig, int request) {
    rig.sweep();
    assertThat(rig.own()).as("request %s", request).hasSize(1);
    rig.recover();
    rig.result("hotel.live", "live", "");
    assertThat(rig.number(HOTEL.row("a"))).as("request %s", request).isEqualTo(9);
    rig.sweep();
    assertThat(rig.own()).as("request %s", request).isEmpty();
    assertThat(rig.chain(HOTEL.row("a"))).as("request %s", request).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void d51_two_collectors_at_once_delete_nothing_that_somebody_needs(int entries) {
    int interleavings = 0;
    for (int pass = 0; pass < 4; pass++) {
      for (int request = 1; ; request++) {
        InterruptedStore[] store = new InterruptedStore[1];
        Rig rig = live(store, entries);
        for (int before = 0; before < pass; before++) {
          rig.engine.sweeper().pass();
          rig.clock.advance(Rig.DEAD.plusSeconds(1));
        }
        store[0].before(
            request,
            () -> {
              rig.engine.sweeper().pass();
              rig.clock.advance(Rig.DEAD.plusSeconds(1));
              rig.engine.sweeper().pass();
            });
        rig.engine.sweeper().pass();
        if (!store[0].isOver()) {
          break;
        }
        interleavings++;
        ends(rig, request);
      }
    }
    assertThat(interleavings).isEqualTo(INTERLEAVINGS.get(entries));
  }

  @Test
  void d52_conditions_that_are_false_are_counted_and_forgotten_like_all_else() {
    Rig rig = new Rig(Rig.settings().withEntries(3), BUMP, INSERT);
    rig.given(HOTEL.row("a"), 5);
    for (int i = 0; i < 10; i++) {
      assertThat(rig.result("hotel.insert", null, "")).isEqualTo("false");
    }

    assertThat(rig.chain(HOTEL.row("a"))).hasSize(4);
    for (Item item : rig.chain(HOTEL.row("a"))) {
      assertThat(ChainItem.of(item).entries()).hasSizeLessThanOrEqualTo(3);
      assertThat(item.get(ChainItem.COUNT))
          .isEqualTo(Value.number(ChainItem.of(item).entries().size()));
    }
    rig.sweep();
    assertThat(rig.chain(HOTEL.row("a"))).hasSize(2);
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void d53_d54_a_collector_among_writers_loses_no_link_and_fails_at_nothing(int entries) {
    int interleavings = 0;
    for (int pass = 0; pass < 4; pass++) {
      for (int request = 1; ; request++) {
        InterruptedStore[] store = new InterruptedStore[1];
        Rig rig = live(store, entries);
        for (int before = 0; before < pass; before++) {
          rig.engine.sweeper().pass();
          rig.clock.advance(Rig.DEAD.plusSeconds(1));
        }
        store[0].before(
            request,
            () -> {
              rig.result("hotel.bump", null, "");
              rig.result("hotel.bump", null, "");
            });
        rig.engine.sweeper().pass();
        if (!store[0].isOver()) {
          break;
        }
        interleavings++;
        assertThat(rig.number(HOTEL.row("a"))).as("request %s", request).isEqualTo(11);
        rig.recover();
        rig.sweep();
        assertThat(rig.number(HOTEL.row("a"))).as("request %s", request).isEqualTo(11);
        assertThat(rig.own()).isEmpty();
        assertThat(rig.chain(HOTEL.row("a"))).hasSizeLessThanOrEqualTo(2);
      }
    }
    assertThat(interleavings).isEqualTo(INTERLEAVINGS.get(entries));
  }

  @Test
  void d53_a_writer_among_collectors_is_done_once() {
    int interleavings = 0;
    for (int pass = 0; pass < 4; pass++) {
      for (int request = 1; ; request++) {
        InterruptedStore[] store = new InterruptedStore[1];
        Rig rig = live(store, 1);
        for (int before = 0; before < pass; before++) {
          rig.engine.sweeper().pass();
          rig.clock.advance(Rig.DEAD.plusSeconds(1));
        }
        store[0].before(
            request,
            () -> {
              rig.engine.sweeper().pass();
              rig.clock.advance(Rig.LIMIT.dividedBy(2));
              rig.engine.sweeper().pass();
            });
        rig.start("hotel.bump", "new", "");
        if (!store[0].isOver()) {
          break;
        }
        interleavings++;
        rig.recover();
        rig.result("hotel.bump", "new", "");
        assertThat(rig.number(HOTEL.row("a"))).as("request %s", request).isEqualTo(10);
      }
    }
    assertThat(interleavings).isEqualTo(44);
  }

  /** No index tells which chains have something to forget, so all heads are looked at. */
  @Test
  void d55_a_pass_that_finds_nothing_asks_for_what_there_is_and_no_more() {
    Rig rig = new Rig(Rig.settings().withPage(100), BUMP);
    for (int i = 0; i < 250; i++) {
      rig.given(HOTEL.row("row " + i), i);
    }
    for (int i = 0; i < 50; i++) {
      rig.result("hotel.bump", null, "");
    }
    rig.sweep();
    rig.store.reset();
    rig.engine.sweeper().pass();

    assertThat(rig.counts()).isEqualTo("4Q 7S");
  }

  @Test
  void d57_every_table_of_every_service_is_cleared() {
    Rig rig = new Rig(Rig.settings().withEntries(1), Travel.ALL.toArray(Function[]::new));
    rig.given(HOTEL.row("h"), 3);
    rig.given(Place.FLIGHT.row("f"), 5);
    for (int i = 0; i < 5; i++) {
      rig.start("front.reserve", i % 2 == 0 ? null : "key " + i, "h f");
    }
    rig.recover();
    assertThat(rig.own().size()).isGreaterThan(50);
    assertThat(rig.engine.tables()).hasSizeGreaterThanOrEqualTo(4 * 3);
    rig.sweep();

    assertThat(rig.own()).isEmpty();
    assertThat(rig.chain(HOTEL.row("h"))).hasSize(2);
    assertThat(rig.number(HOTEL.row("h"))).isZero();
  }

  @Test
  void d58_a_row_that_is_written_for_ever_does_not_grow_for_ever() {
    Rig rig = new Rig(Rig.settings().withEntries(3), BUMP);
    int longest = 0;
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 10; i++) {
        rig.result("hotel.bump", null, "");
      }
      rig.engine.sweeper().pass();
      rig.clock.advance(Rig.DEAD.plusSeconds(1));
      longest = Math.max(longest, rig.chain(HOTEL.row("a")).size());
    }

    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(200);
    assertThat(longest).isLessThanOrEqualTo(15);
    rig.sweep();
    assertThat(rig.chain(HOTEL.row("a"))).hasSize(2);
  }

  @Test
  void nothing_is_deleted_before_its_time() {
    Rig rig = new Rig(Rig.settings().withEntries(1), Travel.ALL.toArray(Function[]::new));
    rig.given(HOTEL.row("h"), 3);
    rig.given(Place.FLIGHT.row("f"), 5);
    rig.result("front.reserve", "key", "h f");
    rig.recover();
    rig.engine.sweeper().pass();
    int all = rig.own().size();
    rig.clock.advance(Rig.DEAD.minusMillis(1));
    rig.engine.sweeper().pass();

    assertThat(rig.own()).hasSize(all);
  }
}
