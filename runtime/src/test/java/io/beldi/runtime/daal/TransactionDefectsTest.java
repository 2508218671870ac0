package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.FLIGHT;
import static io.beldi.runtime.daal.Place.FRONT;
import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.daal.Place.ORDER;
import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Defects D-30 to D-44 of the prototype that need one transaction only. */
final class TransactionDefectsTest {
  private static final DaalSettings TIGHT = Rig.settings().withEntries(1).withPage(2);

  @Test
  void d30_an_abort_lets_go_of_every_row_wherever_it_is_cut_off() {
    Trial trial = Travel.trial(TIGHT, 2, 0);
    Trial.End end = trial.undisturbed();

    assertThat(end.answer()).isEqualTo("sold out: f");
    assertThat(end.state()).contains("number=2").doesNotContain("order");
    assertThat(trial.singles()).as("points").isEqualTo(260);
  }

  /** Takes a look at one row and writes another, or fails. */
  private static final Function LOOK =
      HOTEL.effectful(
          "look",
          (self, in) ->
              block(
                  self,
                  step(1),
                  5,
                  txn -> {
                    long n = numberOf(txn.read(step(2), HOTEL.row("a")));
                    long absent = numberOf(txn.read(step(3), HOTEL.row("none")));
                    if (in.equals("fail")) {
                      throw new SoldOut("a");
                    }
                    txn.put(step(4), HOTEL.row("b"), number(n + 1));
                    return "" + (n + absent);
                  }));

  @Test
  void d31_rows_that_were_only_read_are_let_go_of() {
    for (String in : List.of("", "fail")) {
      Trial trial = new Trial(TIGHT, List.of(LOOK), "hotel.look", in, Map.of(HOTEL.row("a"), 5L));

      assertThat(trial.undisturbed().answer()).isEqualTo(in.isEmpty() ? "5" : "sold out: a");
      assertThat(trial.singles()).isEqualTo(in.isEmpty() ? 172 : 132);
    }
  }

  @Test
  void d32_a_transaction_reads_what_it_has_written() {
    Function peek =
        HOTEL.transactional("peek", (self, in) -> "" + numberOf(self.read(step(1), HOTEL.row(in))));
    Function write =
        HOTEL.transactional(
            "write",
            (self, in) -> {
              self.put(step(1), HOTEL.row(in), number(8));
              return call(self, 2, peek, in);
            });
    Function root =
        FRONT.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      txn.put(step(2), FRONT.row("x"), number(3));
                      long own = numberOf(txn.read(step(3), FRONT.row("x")));
                      txn.delete(step(4), FRONT.row("x"));
                      boolean gone = txn.read(step(5), FRONT.row("x")) == null;
                      String inner = call(txn, 6, write, "y");
                      return own + " " + gone + " " + inner + call(txn, 7, peek, "y");
                    }));
    Rig rig = new Rig(TIGHT, peek, write, root);
    rig.given(HOTEL.row("y"), 1);

    assertThat(rig.result("front.root", "key", "")).isEqualTo("3 true 88");
    assertThat(rig.number(HOTEL.row("y"))).isEqualTo(8);
    assertThat(rig.engine.rows().get(FRONT.row("x"))).isNull();
    assertThat(rig.held()).isEmpty();
  }

  @Test
  void d33_a_second_write_of_a_row_keeps_the_first() {
    RowUpdate other =
        new RowUpdate(null, List.of(new FieldUpdate.Add("m", BigDecimal.TEN, null, null, null)));
    Function root =
        HOTEL.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn ->
                        ""
                            + txn.update(step(2), HOTEL.row("a"), add(-2))
                            + txn.update(step(3), HOTEL.row("a"), other)
                            + txn.update(step(4), HOTEL.row("a"), add(-9))
                            + txn.update(step(5), HOTEL.row("a"), add(-3))));
    Rig rig = new Rig(TIGHT, root);
    rig.engine
        .rows()
        .insert(HOTEL.row("a"), Item.of(Map.of("n", Value.number(5), "m", Value.number(1))));

    assertThat(rig.result("hotel.root", "key", "")).isEqualTo("truetruefalsetrue");
    assertThat(rig.number(HOTEL.row("a"))).isZero();
    assertThat(rig.engine.rows().get(HOTEL.row("a")))
        .isNotNull()
        .satisfies(row -> assertThat(row.get("m")).isEqualTo(Value.number(11)));
  }

  @Test
  void d34_no_key_and_no_table_is_skipped_for_its_name() {
    Place odd = new Place("my-rooms.of-1");
    List<String> keys =
        List.of("a-b", "a.b", "a", "-", ".", "#", "a\u0001b", "\u0000", "ä/ö", "x".repeat(2000));
    Function root =
        odd.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      for (int i = 0; i < keys.size(); i++) {
                        txn.put(step(10 + i), odd.row(keys.get(i)), number(i + 1));
                      }
                      return "";
                    }));
    Rig rig = new Rig(TIGHT, root);
    rig.result(odd.service() + ".root", "key", "");

    for (int i = 0; i < keys.size(); i++) {
      assertThat(rig.number(odd.row(keys.get(i)))).as(keys.get(i)).isEqualTo(i + 1);
    }
    assertThat(rig.held()).isEmpty();
    rig.sweep();
    assertThat(rig.own()).isEmpty();
  }

  /** The front calls the hotel twice, which calls another service each time. */
  @Test
  void d37_a_service_that_is_called_twice_remembers_both_times_whom_it_has_called() {
    Function flight =
        FLIGHT.transactional(
            "bump", (self, in) -> "" + self.update(step(1), FLIGHT.row(in), count(1)));
    Function order =
        ORDER.transactional(
            "bump", (self, in) -> "" + self.update(step(1), ORDER.row(in), count(1)));
    Function hotel =
        HOTEL.transactional(
            "pass", (self, in) -> call(self, 1, in.equals("f") ? flight : order, in));
    Function root =
        FRONT.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      String first = call(txn, 2, hotel, "f");
                      String second = call(txn, 3, hotel, "o");
                      if (in.equals("fail")) {
                        throw new SoldOut("all");
                      }
                      return first + second;
                    }));
    List<Function> all = List.of(flight, order, hotel, root);
    Trial commits = new Trial(TIGHT, all, "front.root", "", Map.of());
    Trial aborts = new Trial(TIGHT, all, "front.root", "fail", Map.of());

    assertThat(commits.undisturbed().state()).contains("flight.rows", "order.rows");
    assertThat(aborts.undisturbed().state()).isEmpty();
    assertThat(commits.singles(List.of(Mode.CRASH_BEFORE), false)).isEqualTo(73);
    assertThat(aborts.singles(List.of(Mode.CRASH_BEFORE), false)).isEqualTo(73);
  }

  /** Whoever died is looked after only when everything of his has long been old. */
  @Test
  void d38_a_transaction_is_remembered_until_it_is_over_in_every_service() {
    Function order =
        ORDER.transactional(
            "bump", (self, in) -> "" + self.update(step(1), ORDER.row("o"), count(1)));
    Function hotel =
        HOTEL.transactional(
            "pass",
            (self, in) -> {
              self.update(step(1), HOTEL.row("h"), count(1));
              return call(self, 2, order, "");
            });
    Function root =
        FRONT.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      txn.update(step(2), FRONT.row("x"), count(1));
                      return call(txn, 3, hotel, "");
                    }));
    DaalSettings remembering = TIGHT.withRemembered(Duration.ofDays(14));
    Trial trial = new Trial(remembering, List.of(order, hotel, root), "front.root", "", Map.of());

    assertThat(trial.undisturbed().state().lines()).hasSize(3);
    assertThat(trial.lateSingles(Mode.CRASH_BEFORE)).isEqualTo(69);
    assertThat(trial.lateSingles(Mode.CRASH_AFTER)).isEqualTo(69);
  }

  @Test
  void d39_a_block_inside_of_a_block_is_a_part_of_it() {
    Function inner =
        HOTEL.effectful(
            "inner",
            (self, in) ->
                block(self, step(1), 5, txn -> "" + txn.update(step(2), HOTEL.row("a"), count(1))));
    Function root =
        FRONT.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      String first = call(txn, 2, inner, "");
                      block(
                          txn,
                          step(3),
                          5,
                          deeper -> deeper.update(step(4), FRONT.row("a"), count(1)));
                      if (in.equals("fail")) {
                        throw new SoldOut("a");
                      }
                      return first;
                    }));
    Rig rig = new Rig(TIGHT, inner, root);

    assertThat(Trial.text(rig.start("front.root", "one", "fail"))).isEqualTo("sold out: a");
    assertThat(rig.state()).isEmpty();
    assertThat(rig.held()).isEmpty();
    assertThat(rig.result("front.root", "two", "")).isEqualTo("true");
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(1);
    assertThat(rig.number(FRONT.row("a"))).isEqualTo(1);
  }

  @Test
  void d40_what_is_handed_over_in_a_transaction_begins_after_its_commit_only() {
    Function place =
        ORDER.effectful("place", (self, in) -> "" + self.update(step(1), ORDER.row(in), count(1)));
    Function hotel =
        HOTEL.transactional(
            "hand",
            (self, in) -> {
              self.spawn(step(1), place.signature(), "by the hotel", Duration.ZERO);
              return "";
            });
    Function root =
        FRONT.effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      txn.spawn(step(2), place.signature(), "by the front", Duration.ZERO);
                      call(txn, 3, hotel, "");
                      if (in.equals("fail")) {
                        throw new SoldOut("a");
                      }
                      return "";
                    }));
    List<Function> all = List.of(place, hotel, root);
    Trial commits = new Trial(TIGHT, all, "front.root", "", Map.of());
    Trial aborts = new Trial(TIGHT, all, "front.root", "fail", Map.of());

    assertThat(commits.undisturbed().state()).contains("by the front", "by the hotel");
    assertThat(aborts.undisturbed().state()).isEmpty();
    assertThat(commits.singles(List.of(Mode.CRASH_AFTER), false)).isEqualTo(60);
    assertThat(aborts.singles(List.of(Mode.CRASH_AFTER), false)).isEqualTo(25);
  }

  @Test
  void d44_the_end_of_a_transaction_is_written_down_in_every_service_it_has_touched() {
    for (long seats : List.of(0L, 2L)) {
      Rig rig = new Rig(TIGHT, Travel.ALL.toArray(Function[]::new));
      rig.given(HOTEL.row("h"), 2);
      rig.given(FLIGHT.row("f"), seats);
      rig.start("front.reserve", "key", "h f");
      List<Table> shadows =
          rig.engine.tables().stream().filter(table -> table.name().endsWith(".shadow")).toList();
      List<Value> ends =
          shadows.stream()
              .flatMap(table -> rig.items(table).stream())
              .filter(item -> item.has("c"))
              .map(item -> item.get("c"))
              .toList();

      assertThat(ends).hasSize(3).containsOnly(Value.bool(seats > 0));
    }
  }
}
