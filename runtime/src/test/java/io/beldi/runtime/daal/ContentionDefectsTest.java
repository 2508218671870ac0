package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.FLIGHT;
import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.daal.Place.ORDER;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Envelope.Task;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.record.Bench.Inline;
import io.beldi.runtime.record.FaultyStore;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.InterruptedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defects D-11 and D-35 to D-43 of the prototype: transactions that meet others. */
final class ContentionDefectsTest {
  private static final DaalSettings TIGHT = Rig.settings().withEntries(1).withPage(2);

  /** Adds one to each of two rows, after a look at them. */
  private static final Function BOTH =
      HOTEL.effectful(
          "both",
          (self, in) ->
              block(
                  self,
                  step(1),
                  3,
                  txn -> {
                    long a = numberOf(txn.read(step(2), HOTEL.row("a")));
                    long b = numberOf(txn.read(step(3), HOTEL.row("b")));
                    txn.put(step(4), HOTEL.row("a"), number(a + 1));
                    txn.put(step(5), HOTEL.row("b"), number(b + 1));
                    return a + " " + b;
                  }));

  private static final Function PUT =
      HOTEL.effectful(
          "put",
          (self, in) -> {
            self.put(step(1), HOTEL.row("a"), number(100));
            return "";
          });

  /** Runs one thing, and another before each of its requests; says how many requests there were. */
  private static int everywhere(
      DaalSettings settings,
      List<Function> functions,
      Consumer<Rig> one,
      Consumer<Rig> other,
      Consumer<Rig> check) {
    int request = 1;
    while (true) {
      InterruptedStore[] store = new InterruptedStore[1];
      Rig rig =
          new Rig(
              settings, inner -> store[0] = new InterruptedStore(inner), new Inline(), functions);
      rig.given(HOTEL.row("a"), 5);
      rig.given(HOTEL.row("b"), 5);
      store[0].before(request, () -> other.accept(rig));
      one.accept(rig);
      if (!store[0].isOver()) {
        return request - 1;
      }
      rig.recover();
      check.accept(rig);
      assertThat(rig.held()).as("request %s", request).isEmpty();
      request++;
    }
  }

  /** Asks until there is a result: others may hold the rows for longer than one request lasts. */
  private static String driven(Rig rig, String function, String key) {
    for (int tries = 0; tries < 20; tries++) {
      Reply reply = rig.start(function, key + (tries < 5 ? "" : tries), "");
      if (reply instanceof Reply.Returned) {
        return Trial.text(reply);
      }
      rig.recover();
    }
    throw new AssertionError(function + " does not end");
  }

  @ParameterizedTest
  @CsvSource({"1,42", "2,36", "3,30"})
  void d35_a_lock_stays_where_it_is_when_its_row_rolls_over(int entries, int points) {
    int interleavings =
        everywhere(
            Rig.settings().withEntries(entries),
            List.of(BOTH),
            rig -> rig.start("hotel.both", "one", ""),
            rig -> rig.start("hotel.both", "two", ""),
            rig -> {
              Set<String> seen = new TreeSet<>();
              seen.add(driven(rig, "hotel.both", "one"));
              seen.add(driven(rig, "hotel.both", "two"));
              assertThat(seen).containsExactly("5 5", "6 6");
              assertThat(rig.number(HOTEL.row("a"))).isEqualTo(7);
              assertThat(rig.number(HOTEL.row("b"))).isEqualTo(7);
            });
    assertThat(interleavings).isEqualTo(points);
  }

  @Test
  void d41_a_write_without_a_transaction_waits_for_those_that_hold_the_row() {
    Set<Long> ends = new TreeSet<>();
    int interleavings =
        everywhere(
            TIGHT,
            List.of(BOTH, PUT),
            rig -> rig.start("hotel.both", "one", ""),
            rig -> rig.start("hotel.put", "two", ""),
            rig -> {
              String seen = driven(rig, "hotel.both", "one");
              driven(rig, "hotel.put", "two");
              long end = rig.number(HOTEL.row("a"));
              ends.add(end);
              assertThat(end).isEqualTo(seen.startsWith("100") ? 101 : 100);
            });
    assertThat(ends).containsExactly(100L, 101L);
    assertThat(interleavings).isEqualTo(45);
  }

  @Test
  void d11_d42_messages_of_a_transaction_that_is_over_do_not_touch_what_others_hold() {
    List<Bytes> messages = new ArrayList<>();
    int interleavings =
        everywhere(
            TIGHT,
            Travel.ALL,
            rig -> {
              messages.clear();
              rig.given(HOTEL.row("h"), 2);
              rig.given(FLIGHT.row("f"), 2);
              rig.invoker.connect(
                  message -> {
                    messages.add(message);
                    return rig.engine.handle(message);
                  });
              rig.result("front.reserve", "one", "h f");
              rig.invoker.connect(rig.engine);
              rig.result("front.reserve", "two", "h f");
            },
            rig ->
                List.copyOf(messages)
                    .forEach(
                        message -> {
                          Bytes unused = rig.engine.handle(message);
                        }),
            rig -> {
              assertThat(rig.number(HOTEL.row("h"))).isZero();
              assertThat(rig.number(FLIGHT.row("f"))).isZero();
              assertThat(rig.engine.rows().all(ORDER.table())).hasSize(2);
            });
    assertThat(interleavings).isEqualTo(140);
    assertThat(messages).anyMatch(it -> Envelope.decode(it).task() == Task.COMMIT);
  }

  /** The younger one gives way, and is done when the older one has ended. */
  @Test
  void d36_d43_who_finds_a_row_held_by_an_older_one_gives_way_until_that_has_ended() {
    FaultyStore[] store = new FaultyStore[1];
    Rig rig =
        new Rig(TIGHT, inner -> store[0] = new FaultyStore(inner), new Inline(), List.of(BOTH));
    rig.given(HOTEL.row("a"), 5);
    rig.given(HOTEL.row("b"), 5);
    store[0].at(store[0].requests() + 8, Mode.CRASH_BEFORE);
    try {
      rig.start("hotel.both", "old", "");
    } catch (Crash crash) {
      rig.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(rig.held()).hasSize(1);
    Reply young = rig.start("hotel.both", "young", "");

    assertThat(Trial.text(young)).contains("try again");
    assertThat(rig.held()).as("of the old one").hasSize(1);
    rig.recover();
    assertThat(rig.held()).isEmpty();
    assertThat(rig.result("hotel.both", "old", "")).isEqualTo("5 5");
    assertThat(rig.result("hotel.both", "another", "")).isEqualTo("6 6");
  }

  /** The older one is begun first, comes second to the row, and waits in its first attempt. */
  @Test
  void d36_who_finds_a_row_held_by_a_younger_one_waits() {
    Set<String> attempts = new TreeSet<>();
    Function old =
        HOTEL.effectful(
            "old",
            (self, in) ->
                block(
                    self,
                    step(1),
                    3,
                    txn -> {
                      attempts.add(txn.newId(step(9)));
                      return "" + txn.update(step(2), HOTEL.row("a"), count(1));
                    }));
    int waited = 0;
    for (int request = 1; request <= 20; request++) {
      attempts.clear();
      FaultyStore[] faulty = new FaultyStore[1];
      InterruptedStore[] store = new InterruptedStore[1];
      Rig rig =
          new Rig(
              TIGHT,
              inner -> {
                store[0] = new InterruptedStore(inner);
                faulty[0] = new FaultyStore(store[0]);
                return faulty[0];
              },
              new Inline(),
              List.of(BOTH, old));
      rig.given(HOTEL.row("a"), 5);
      rig.given(HOTEL.row("b"), 5);
      faulty[0].at(faulty[0].requests() + 1, Mode.CRASH_AFTER);
      try {
        rig.start("hotel.old", "old", "");
      } catch (Crash crash) {
        rig.clock.advance(Duration.ofSeconds(1));
      }
      boolean[] held = {false};
      store[0].before(
          request,
          () -> {
            held[0] = rig.held().size() > 0;
            rig.start("hotel.old", "old", "");
          });
      rig.start("hotel.both", "young", "");
      waited += held[0] ? 1 : 0;
      rig.recover();
      assertThat(driven(rig, "hotel.old", "old")).isEqualTo("true");
      driven(rig, "hotel.both", "young");
      assertThat(attempts).as("request %s", request).hasSize(1);
      assertThat(rig.number(HOTEL.row("a"))).isEqualTo(7);
    }
    assertThat(waited).isPositive();
  }

  @Test
  void d36_an_attempt_that_is_made_again_is_as_old_as_the_first() {
    Envelope envelope =
        new Envelope(
            InstanceId.root("r1"),
            "",
            Stamp.FIRST,
            false,
            Origin.ROOT,
            1000,
            1000,
            2000,
            "hotel.both",
            "1",
            Bytes.utf8("\"\""));
    Path block = Path.ROOT.step(1);
    Lineage first = Lineage.of(envelope, block, 1);
    Lineage second = Lineage.of(envelope, block, 2);
    Lineage other = Lineage.of(envelope, Path.ROOT.step(2), 1);

    assertThat(second.age()).isEqualTo(first.age());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(other.age()).isNotEqualTo(first.age());
    assertThat(Lineage.of(envelope.again(Stamp.FIRST, 5000, 6000), block, 1)).isEqualTo(first);
  }
}
