package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.FLIGHT;
import static io.beldi.runtime.daal.Place.FRONT;
import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.Functions.Body;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each operation asks of the store (Q, G, S, W) and of the platform. docs/daal.md. */
final class RequestCountsTest {
  /** Of a function that does nothing: its intent is begun and ended. */
  private static final String LIFE = "2W";

  private static final Function NOTHING = HOTEL.effectful("nothing", (self, in) -> "");

  /** The requests of a body in a root, those of its life included. */
  private static String cost(Body body) {
    return cost(Rig.settings(), body);
  }

  private static String cost(DaalSettings settings, Body body) {
    Rig rig = new Rig(settings, NOTHING, HOTEL.effectful("root", body));
    rig.given(HOTEL.row("a"), 5);
    rig.given(HOTEL.row("b"), 5);
    rig.store.reset();
    rig.result("hotel.root", null, "");
    assertThat(rig.store.counts().transactions()).as("groups").isZero();
    return rig.counts();
  }

  @Test
  void aFunctionThatDoesNothingCostsItsIntent() {
    assertThat(cost((self, in) -> "")).isEqualTo(LIFE);
  }

  @Test
  void aReadCostsThree() {
    assertThat(cost((self, in) -> "" + self.read(step(1), HOTEL.row("a")))).isEqualTo("1Q 1G 3W");
  }

  @Test
  void aReadOfNothingCostsTwo() {
    assertThat(cost((self, in) -> "" + self.read(step(1), HOTEL.row("none")))).isEqualTo("1Q 3W");
  }

  @Test
  void aWriteCostsTwoWhetherOrNotThereIsARow() {
    for (String key : List.of("a", "none")) {
      assertThat(
              cost(
                  (self, in) -> {
                    self.put(step(1), HOTEL.row(key), number(1));
                    return "";
                  }))
          .isEqualTo("1Q 3W");
    }
  }

  @Test
  void aWriteWhoseRowRollsOverCostsFive() {
    String twice =
        cost(
            Rig.settings().withEntries(1),
            (self, in) -> {
              self.put(step(1), HOTEL.row("a"), number(1));
              self.put(step(2), HOTEL.row("a"), number(2));
              return "";
            });
    assertThat(twice).isEqualTo("2Q 1G 6W");
  }

  @Test
  void aConditionalWriteCostsTwoWhetherOrNotItIsTrue() {
    for (String key : List.of("a", "none")) {
      assertThat(cost((self, in) -> "" + self.insert(step(1), HOTEL.row(key), number(1))))
          .isEqualTo("1Q 3W");
      assertThat(cost((self, in) -> "" + self.update(step(1), HOTEL.row(key), count(1))))
          .isEqualTo("1Q 3W");
    }
  }

  @Test
  void theClockAndAJavaStepCostOneAndNamesNothing() {
    assertThat(cost((self, in) -> "" + self.now(step(1)))).isEqualTo("3W");
    assertThat(cost((self, in) -> self.newId(step(1)) + self.stepKey(step(2)))).isEqualTo("2W");
  }

  @Test
  void pagesCostThemselvesAndOne() {
    assertThat(cost((self, in) -> "" + self.scan(step(1), new Scan(HOTEL.table(), 9, null))))
        .isEqualTo("1S 3W");
    assertThat(
            cost(
                (self, in) ->
                    ""
                        + self.query(
                            step(1),
                            new Query(
                                HOTEL.table(),
                                null,
                                HOTEL.row("a").partition(),
                                null,
                                false,
                                9,
                                null))))
        .isEqualTo("1Q 3W");
  }

  /** Caller: the entry. Callee: its intent, the result in the caller's log, the end. */
  @Test
  void aCallCostsFourAndOneMoreInvocation() {
    List<Bytes> messages = new ArrayList<>();
    Rig rig = new Rig(NOTHING, FRONT.effectful("root", (self, in) -> call(self, 1, NOTHING, "")));
    rig.invoker.network =
        message -> {
          messages.add(message);
          return rig.engine.handle(message);
        };
    rig.result("front.root", null, "");

    assertThat(rig.counts()).isEqualTo("6W");
    assertThat(messages).as("the call and its callback").hasSize(2);
  }

  /**
   * Giver: the entry. Callee: registration; find and load, the result in the giver's log, the end.
   */
  @Test
  void aHandOverCostsSixAndTwoMoreInvocations() {
    List<Bytes> messages = new ArrayList<>();
    Rig rig =
        new Rig(
            NOTHING,
            FRONT.effectful(
                "root",
                (self, in) -> {
                  self.spawn(step(1), NOTHING.signature(), "", Duration.ZERO);
                  return "";
                }));
    rig.invoker.network =
        message -> {
          messages.add(message);
          return rig.engine.handle(message);
        };
    rig.result("front.root", null, "");
    assertThat(rig.counts()).as("the giver's life, the entry, the registration").isEqualTo("4W");
    rig.store.reset();
    rig.invoker.drain();

    assertThat(rig.counts()).isEqualTo("1Q 1G 2W");
    assertThat(messages).as("registration and callback").hasSize(2);
  }

  @Test
  void aTransactionOfOneRowInOneService() {
    assertThat(
            cost(
                (self, in) ->
                    block(
                        self,
                        step(1),
                        5,
                        txn -> {
                          long n = numberOf(txn.read(step(2), HOTEL.row("a")));
                          txn.put(step(3), HOTEL.row("a"), number(n + 1));
                          return "";
                        })))
        .isEqualTo("5Q 1G 12W");
  }

  @Test
  void aReservationOfARoomAndASeat() {
    List<Bytes> messages = new ArrayList<>();
    Rig rig = new Rig(Travel.ALL.toArray(Function[]::new));
    rig.given(HOTEL.row("h"), 5);
    rig.given(FLIGHT.row("f"), 5);
    rig.invoker.network =
        message -> {
          messages.add(message);
          return rig.engine.handle(message);
        };
    rig.store.reset();
    rig.result("front.reserve", null, "h f");
    rig.invoker.drain();

    assertThat(rig.counts()).isEqualTo("13Q 3G 38W");
    assertThat(messages).as("two calls, two commits, four more to and fro").hasSize(8);
  }

  @Test
  void whatHasEndedAnswersForOne() {
    Rig rig = new Rig(NOTHING);
    rig.result("hotel.nothing", "key", "");
    rig.store.reset();
    rig.result("hotel.nothing", "key", "");

    assertThat(rig.counts()).isEqualTo("1W");
  }
}
