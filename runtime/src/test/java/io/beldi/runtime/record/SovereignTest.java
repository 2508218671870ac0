package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.SHARED;
import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.SovereignWorkflows.CAR;
import static io.beldi.runtime.record.SovereignWorkflows.FLIGHT;
import static io.beldi.runtime.record.SovereignWorkflows.HOTEL;
import static io.beldi.runtime.record.SovereignWorkflows.ROOM;
import static io.beldi.runtime.record.SovereignWorkflows.SEAT;
import static io.beldi.runtime.record.SovereignWorkflows.WHEELS;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Transactions in which services take part that keep their tables to themselves. */
final class SovereignTest {
  private static final Function RESERVE =
      effectful(
          "reserve",
          (self, in) ->
              lastBlock(
                  self,
                  step(1),
                  5,
                  txn -> {
                    call(txn, 2, ROOM, "h");
                    call(txn, 3, SEAT, "f");
                    txn.put(step(4), row("order"), number(1));
                    return "booked";
                  }));

  private static final Function LOOK =
      HOTEL.readOnly("look", (self, in) -> "" + numberOf(self.read(step(1), HOTEL.row(in))));

  private static final Function GAZE =
      FLIGHT.readOnly("gaze", (self, in) -> "" + numberOf(self.read(step(1), FLIGHT.row(in))));

  private static void given(Bench bench, ItemKey key, long n) {
    bench.memory.write(new Write.Put(key, number(n), Condition.always()));
  }

  private static long read(Bench bench, ItemKey key) {
    return numberOf(bench.item(key));
  }

  private static Bench reservations(Function... more) {
    List<Function> all = new ArrayList<>(List.of(ROOM, SEAT, RESERVE));
    all.addAll(List.of(more));
    Bench bench = new Bench(all.toArray(Function[]::new));
    given(bench, HOTEL.row("h"), 2);
    given(bench, FLIGHT.row("f"), 1);
    return bench;
  }

  private static void quiet(Bench bench) {
    bench.recover();
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aReservationOverTwoServicesHappensAsAWhole() {
    Bench bench = reservations();

    assertThat(bench.result("reserve", "key", "")).isEqualTo("booked");
    assertThat(bench.counts()).as("two participants, and the decision").isEqualTo("2R 3T");
    bench.drain();

    assertThat(bench.counts()).as("all in all").isEqualTo("4R 1W 5T");
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(1);
    assertThat(read(bench, FLIGHT.row("f"))).isZero();
    assertThat(bench.number("order")).isEqualTo(1);
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void anErrorOfTheSecondParticipantUndoesTheFirst() {
    Bench bench = new Bench(ROOM, SEAT, RESERVE);
    given(bench, HOTEL.row("h"), 2);
    given(bench, FLIGHT.row("f"), 0);

    assertThat(Bench.error(bench.start("reserve", "key", ""))).isInstanceOf(SoldOut.class);
    bench.drain();

    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(2);
    assertThat(bench.number("order")).isZero();
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void whoOnlyReadsDecidesNothingAndLeavesNoRow() {
    Function both =
        new Function(
            "both",
            Kind.READ_ONLY,
            true,
            "",
            (self, in) -> call(self, 1, LOOK, "h") + call(self, 2, GAZE, "f"));
    Bench bench = reservations(LOOK, GAZE, both);

    assertThat(bench.result("both", null, "")).isEqualTo("21");
    assertThat(bench.counts())
        .as("two votes, a look whether they still hold, and two ends")
        .isEqualTo("5R 4T");
    assertThat(bench.journal()).as("the coordinator's").isEmpty();
    quiet(bench);
  }

  @Test
  void aRowThatWasOnlyReadIsLetGoOf() {
    Function copy =
        effectful(
            "copy",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      long n = Long.parseLong(call(txn, 2, LOOK, "h"));
                      txn.put(step(3), row("copy"), number(n));
                      return "" + n;
                    }));
    Bench bench = reservations(LOOK, copy);

    assertThat(bench.result("copy", null, "")).isEqualTo("2");
    assertThat(bench.item(HOTEL.row("h")).has("_sl")).isTrue();
    quiet(bench);
    assertThat(bench.number("copy")).isEqualTo(2);
  }

  /** A second call of one service reads what the first wrote, and the first one's callees stay. */
  @Test
  void aServiceThatIsCalledTwiceForgetsNothingAndSeesItsOwnWrites() {
    Function tour =
        HOTEL.transactional(
            "tour",
            (self, in) -> {
              long n = numberOf(self.read(step(1), HOTEL.row("h")));
              self.put(step(2), HOTEL.row("h"), number(n - 1));
              return (n - 1) + call(self, 3, SEAT, in);
            });
    Function twice =
        effectful(
            "twice",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> call(txn, 2, tour, "f") + "/" + call(txn, 3, tour, "f")));
    Bench bench = reservations(tour, twice);
    given(bench, FLIGHT.row("f"), 5);

    assertThat(bench.result("twice", null, "")).isEqualTo("14/03");
    quiet(bench);
    assertThat(read(bench, HOTEL.row("h"))).isZero();
    assertThat(read(bench, FLIGHT.row("f"))).isEqualTo(3);
  }

  @Test
  void keysMayContainWhatTheyLike() {
    Function odd =
        effectful(
            "odd",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> call(txn, 2, ROOM, "a-b.c/d|e") + call(txn, 3, SEAT, "f")));
    Bench bench = reservations(odd);
    given(bench, HOTEL.row("a-b.c/d|e"), 9);

    assertThat(bench.result("odd", null, "")).isEqualTo("80");
    quiet(bench);
    assertThat(read(bench, HOTEL.row("a-b.c/d|e"))).isEqualTo(8);
  }

  @Test
  void everyOtherAttributeOfARowSurvivesALock() {
    Bench bench = reservations();
    Item rich = number(2).with("name", Value.text("Ritz")).with("tags", Value.list(List.of()));
    bench.memory.write(new Write.Put(HOTEL.row("h"), rich, Condition.always()));

    bench.result("reserve", null, "");
    quiet(bench);
    Item after = bench.item(HOTEL.row("h"));
    assertThat(after.get("name")).isEqualTo(Value.text("Ritz"));
    assertThat(after.get("tags")).isEqualTo(Value.list(List.of()));
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(1);
  }

  /** Once the end is known, a vote that comes late, or again, takes no rows. */
  @Test
  void callsAndEndsThatComeAgainChangeNothing() {
    List<Bytes> messages = new ArrayList<>();
    Bench bench = reservations();
    bench.invoker.network =
        message -> {
          messages.add(message);
          return bench.engine.handle(message);
        };
    bench.result("reserve", "key", "");
    List<Bytes> votes = List.copyOf(messages);
    for (Bytes vote : votes) {
      assertThat(Answer.decode(bench.engine.handle(vote)))
          .as("the answer of before")
          .isInstanceOf(Answer.Prepared.class);
    }
    bench.recover();
    String state = bench.state();
    assertThat(messages).hasSize(4);
    for (Bytes message : List.copyOf(messages)) {
      Answer answer = Answer.decode(bench.engine.handle(message));
      assertThat(answer)
          .isInstanceOf(Control.isControl(message) ? Answer.Told.class : Answer.Refused.class);
      assertThat(bench.state()).isEqualTo(state);
    }
    quiet(bench);
  }

  /** The coordinator gives up on somebody who has not even begun: that one must not begin later. */
  @Test
  void aVoteThatComesAfterTheAbortTakesNoRows() {
    List<Bytes> late = new ArrayList<>();
    Bench bench = reservations();
    bench.invoker.network =
        message -> {
          boolean seat =
              !Control.isControl(message)
                  && Envelope.decode(message).function().equals("test.seat");
          if (seat && late.size() < 3) {
            late.add(message);
            throw new Bench.Lost();
          }
          return bench.engine.handle(message);
        };
    assertThat(bench.start("reserve", "key", "")).isInstanceOf(Reply.Unavailable.class);
    assertThat(bench.leftovers()).as("all were told").isEmpty();
    assertThat(late).hasSize(3);
    for (Bytes vote : late) {
      assertThat(Answer.decode(bench.engine.handle(vote))).isInstanceOf(Answer.Refused.class);
    }
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.result("reserve", "key", "")).isEqualTo("booked");
    quiet(bench);
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(1);
    assertThat(read(bench, FLIGHT.row("f"))).isZero();
  }

  /** The first execution of the coordinator aborts late what only it has begun. */
  @Test
  void twoExecutionsOfOneCoordinatorNeverMixTheirTransactions() {
    Bench bench = reservations();
    List<String> answers = new ArrayList<>();
    boolean[] once = new boolean[1];
    bench.invoker.network =
        message -> {
          boolean seat =
              !Control.isControl(message)
                  && Envelope.decode(message).function().equals("test.seat");
          if (seat && !once[0]) {
            once[0] = true;
            answers.add(Bench.text(bench.start("reserve", "key", "")));
          }
          return bench.engine.handle(message);
        };
    assertThat(bench.result("reserve", "key", "")).isEqualTo("booked");
    quiet(bench);

    assertThat(answers).containsExactly("booked");
    assertThat(read(bench, HOTEL.row("h"))).as("one of them counts").isEqualTo(1);
    assertThat(read(bench, FLIGHT.row("f"))).isZero();
  }

  @Test
  void afterAFaultTheCoordinatorIsParkedAndNothingIsHeld() {
    Function broken =
        effectful(
            "broken",
            (self, in) -> {
              self.put(step(1), row("before"), number(1));
              call(self, 5, Workflows.BUMP, "c");
              return lastBlock(
                  self,
                  step(2),
                  5,
                  txn -> {
                    call(txn, 3, ROOM, "h");
                    throw new Fault("", "broken");
                  });
            });
    Bench bench = reservations(Workflows.BUMP, broken);

    assertThat(bench.start("broken", "key", "")).isInstanceOf(Reply.Faulted.class);
    assertThat(bench.leftovers()).isEmpty();
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(2);
    quiet(bench);
  }

  /** Its locks are released though nobody can ask it to go on. */
  @Test
  void whatAStoppedCoordinatorHoldsIsReleased() {
    Bench bench = reservations();
    boolean[] dead = new boolean[1];
    bench.invoker.network =
        message -> {
          if (!Control.isControl(message)
              && Envelope.decode(message).function().equals("test.seat")) {
            dead[0] = true;
            throw new FaultyStore.Crash();
          }
          return bench.engine.handle(message);
        };
    try {
      bench.start("reserve", "key", "");
    } catch (FaultyStore.Crash crash) {
      assertThat(dead[0]).isTrue();
    }
    assertThat(bench.leftovers()).as("the room, and the vote").hasSize(2);
    bench.clock.advance(Duration.ofMinutes(1));
    bench.engine.collector().pass();

    assertThat(bench.leftovers()).isEmpty();
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(2);
    bench.invoker.network = bench.engine::handle;
    assertThat(bench.result("reserve", "key", "")).isEqualTo("booked");
    quiet(bench);
  }

  @Test
  void nobodyTouchesTheTablesOfAServiceThatKeepsThemToItself() {
    Function thief =
        effectful("thief", (self, in) -> "" + numberOf(self.read(step(1), HOTEL.row("h"))));
    Function burglar =
        FLIGHT.transactional(
            "burglar",
            (self, in) -> {
              self.put(step(1), HOTEL.row("h"), number(100));
              return "";
            });
    Function sends =
        effectful(
            "sends", (self, in) -> lastBlock(self, step(1), 5, txn -> call(txn, 2, burglar, "")));
    Bench bench = reservations(thief, burglar, sends);

    for (String root : List.of("thief", "sends")) {
      Reply reply = bench.start(root, null, "");
      assertThat(reply).isInstanceOf(Reply.Faulted.class);
      assertThat(((Reply.Faulted) reply).message()).contains("test.Hotel to itself");
    }
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(2);
    quiet(bench);
  }

  @Test
  void aTransactionThatComesBackToItsOwnServiceIsAFault() {
    Function home = SHARED.transactional("home", (self, in) -> "home");
    Function away = HOTEL.transactional("away", (self, in) -> call(self, 1, home, in));
    Function root =
        effectful("root", (self, in) -> lastBlock(self, step(1), 5, txn -> call(txn, 2, away, "")));
    Bench bench = reservations(home, away, root);

    assertThat(bench.start("root", null, "")).isInstanceOf(Reply.Faulted.class);
    quiet(bench);
  }

  @Test
  void aServiceOfTheProjectTakesPartInWhatAnotherCoordinates() {
    Function stock =
        SHARED.transactional(
            "stock",
            (self, in) -> {
              if (!self.update(step(1), SHARED.row(in), add(-1))) {
                throw new SoldOut(in);
              }
              return "taken";
            });
    Function order =
        HOTEL.effectful(
            "order",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      txn.put(step(2), HOTEL.row("order"), number(1));
                      return call(txn, 3, stock, "s");
                    }));
    Bench bench = reservations(stock, order);
    given(bench, SHARED.row("s"), 1);

    assertThat(bench.result("order", "one", "")).isEqualTo("taken");
    assertThat(Bench.error(bench.start("order", "two", ""))).isInstanceOf(SoldOut.class);
    quiet(bench);
    assertThat(read(bench, SHARED.row("s"))).isZero();
  }

  @Test
  void whatIsTooMuchIsRefusedBeforeAnythingIsWritten() {
    Function many =
        HOTEL.transactional(
            "many",
            (self, in) -> {
              for (int i = 0; i < 99; i++) {
                Instance turn = self.iteration(step(1), i);
                turn.put(step(2), HOTEL.row("many" + i), number(i));
              }
              return "";
            });
    Function large =
        HOTEL.transactional(
            "large",
            (self, in) -> {
              for (int i = 0; i < 4; i++) {
                Item row = Item.of(Map.of("t", Value.text("x".repeat(120_000))));
                self.put(step(1), HOTEL.row("large" + i), row);
              }
              return "";
            });
    Function unstorable =
        HOTEL.transactional(
            "unstorable",
            (self, in) -> {
              self.put(step(1), HOTEL.row("u"), Item.of(Map.of("t", deep(31))));
              return "";
            });
    for (Function function : List.of(many, large, unstorable)) {
      Function root =
          effectful(
              "root",
              (self, in) ->
                  lastBlock(
                      self,
                      step(1),
                      5,
                      txn -> call(txn, 2, ROOM, "h") + call(txn, 3, function, "")));
      Bench bench = reservations(function, root);
      String before = bench.state();

      assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.Faulted.class);
      assertThat(bench.state()).as(function.signature().name()).isEqualTo(before);
      quiet(bench);
    }
  }

  private static Value deep(int levels) {
    Value value = Value.number(1);
    for (int i = 0; i < levels; i++) {
      value = Value.list(List.of(value));
    }
    return value;
  }

  /** Nothing that a body could see in between leaves the block, not even as an error. */
  @Test
  void anErrorThatComesFromAViewThatNeverWasDoesNotLeaveTheBlock() {
    Function opaque =
        effectful(
            "opaque",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      long own = numberOf(txn.read(step(2), row("x")));
                      long other = Long.parseLong(call(txn, 3, LOOK, "h"));
                      if (own + other != 2) {
                        throw new SoldOut(own + " and " + other);
                      }
                      return "as it should be";
                    }));
    Function move =
        effectful(
            "move",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      txn.update(step(2), row("x"), add(1));
                      return call(txn, 3, ROOM, "h");
                    }));
    int points = 0;
    for (int request = 1; ; request++) {
      InterruptedStore[] store = new InterruptedStore[1];
      Bench bench =
          new Bench(s -> store[0] = new InterruptedStore(s), true, ROOM, LOOK, opaque, move);
      given(bench, HOTEL.row("h"), 2);
      given(bench, row("x"), 0);
      store[0].before(
          request,
          () -> {
            bench.result("move", null, "");
            bench.drain();
          });
      assertThat(bench.result("opaque", null, "")).isEqualTo("as it should be");
      boolean over = store[0].isOver();
      quiet(bench);
      if (!over) {
        break;
      }
      points++;
    }
    assertThat(points).isEqualTo(7);
  }

  @Test
  void recordsOfTransactionsGoWhenNobodyCanAskAnyMore() {
    Bench bench = reservations(WHEELS);
    given(bench, CAR.row("w"), 1);
    bench.result("reserve", null, "");
    quiet(bench);
    assertThat(bench.journals()).isNotEmpty();
    bench.clock.advance(Duration.ofDays(30));
    for (int pass = 0; pass < 5; pass++) {
      bench.engine.sweeper().pass();
    }
    assertThat(bench.journals()).isEmpty();
  }
}
