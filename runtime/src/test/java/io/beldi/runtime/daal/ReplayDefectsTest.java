package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.FLIGHT;
import static io.beldi.runtime.daal.Place.FRONT;
import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.daal.Place.ORDER;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;
import static io.beldi.runtime.record.Workflows.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Fork;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Task;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.Bench.Inline;
import io.beldi.runtime.record.FaultyStore;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.InterruptedStore;
import io.beldi.runtime.store.Table;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Defects D-1 to D-6 and D-14 to D-21 of the prototype: what is done once, and by whom. */
final class ReplayDefectsTest {
  private static final DaalSettings TIGHT = Rig.settings().withEntries(1).withPage(2);

  private static final Function BUMP =
      HOTEL.effectful(
          "bump",
          (self, in) -> {
            self.update(step(1), HOTEL.row(in), count(1));
            return "";
          });

  @Test
  void d01_a_transaction_of_calls_ends_the_same_wherever_it_is_cut_off() {
    Trial trial = Travel.trial(TIGHT, 2, 2);

    assertThat(trial.undisturbed().answer()).isEqualTo("booked");
    assertThat(trial.singles()).as("points").isEqualTo(324);
    assertThat(trial.askedAgain()).as("points after which the client asks again").isEqualTo(76);
    assertThat(trial.singles(List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER), true))
        .as("points where the callee alone ends")
        .isEqualTo(162);
  }

  @Test
  void d02_an_instance_that_has_ended_is_not_run_again() {
    Rig rig = new Rig(TIGHT, BUMP);
    rig.result("hotel.bump", "key", "a");
    rig.result("hotel.bump", "key", "a");

    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(1);
    assertThat(rig.start("hotel.bump", "key", "b")).isInstanceOf(Reply.KeyReused.class);
    assertThat(rig.number(HOTEL.row("b"))).isZero();
  }

  @Test
  void d02_messages_that_come_late_or_again_do_nothing() {
    Rig rig = new Rig(TIGHT, Travel.ALL.toArray(Function[]::new));
    rig.given(HOTEL.row("h"), 5);
    rig.given(FLIGHT.row("f"), 5);
    Recorder recorder = new Recorder(rig);
    rig.result("front.reserve", "key", "h f");
    rig.recover();
    String state = rig.state();
    Set<Task> kinds = EnumSet.noneOf(Task.class);
    recorder.envelopes().forEach(envelope -> kinds.add(envelope.task()));

    assertThat(kinds).contains(Task.BODY, Task.CALLBACK, Task.REGISTER, Task.COMMIT);
    recorder.redeliver();
    rig.recover();
    assertThat(rig.state()).as("before it is forgotten").isEqualTo(state);
    rig.sweep();
    assertThat(rig.own()).isEmpty();
    recorder.redeliver();
    assertThat(rig.isQuiet()).as("nothing was begun again").isTrue();
    rig.recover();
    assertThat(rig.state()).as("after it was forgotten").isEqualTo(state);
    assertThat(rig.held()).isEmpty();
    rig.sweep();
    assertThat(rig.own()).isEmpty();
  }

  /** The work that was handed over has long been done when its giver goes on. */
  @Test
  void d02_work_is_not_handed_over_again_once_it_is_done_and_forgotten() {
    Function plain =
        FRONT.effectful(
            "root",
            (self, in) -> {
              self.spawn(step(1), BUMP.signature(), "a", Duration.ZERO);
              return "";
            });
    Function joined =
        ORDER.transactional(
            "joined",
            (self, in) -> {
              self.spawn(step(1), BUMP.signature(), "a", Duration.ZERO);
              return "";
            });
    Function block =
        FRONT.effectful(
            "root", (self, in) -> lastBlock(self, step(1), 5, txn -> call(txn, 2, joined, "")));
    List<Integer> points = new ArrayList<>();
    for (List<Function> functions : List.of(List.of(BUMP, plain), List.of(BUMP, joined, block))) {
      int request = 1;
      while (handedOver(functions, request) > 0) {
        request++;
      }
      points.add(request - 1);
    }
    assertThat(points).containsExactly(4, 18);
  }

  private static int handedOver(List<Function> functions, int request) {
    FaultyStore[] store = new FaultyStore[1];
    Rig rig =
        new Rig(
            TIGHT.withRemembered(Duration.ofDays(14)),
            inner -> store[0] = new FaultyStore(inner),
            new Inline(),
            functions);
    store[0].at(request, Mode.CRASH_AFTER);
    boolean crashed = catches(() -> rig.start("front.root", "key", ""));
    store[0].stop();
    // Whoever has been handed work does it; nobody else goes on with anything.
    for (int pass = 0; pass < 3; pass++) {
      rig.clock.advance(Duration.ofMinutes(6));
      rig.collect();
      for (Bytes event : rig.invoker.take()) {
        if (Envelope.decode(event).function().equals("hotel.bump")) {
          Bytes unused = rig.engine.handle(event);
        }
      }
    }
    rig.sweep();
    rig.recover();
    rig.result("front.root", "key", "");
    rig.recover();
    assertThat(rig.number(HOTEL.row("a"))).as("request %s", request).isEqualTo(1);
    return crashed ? 1 : 0;
  }

  /** The callee misbehaves: each of its executions would answer something else. */
  @Test
  void d03_two_executions_of_a_callee_give_one_answer() {
    int interleavings = 0;
    for (int request = 1; ; request++) {
      int[] runs = {0};
      Function callee =
          HOTEL.effectful(
              "callee",
              (self, in) -> {
                runs[0]++;
                self.update(step(1), HOTEL.row("a"), count(1));
                return "answer " + runs[0];
              });
      Function caller =
          FRONT.effectful(
              "caller", (self, in) -> call(self, 1, callee, "") + call(self, 2, BUMP, "b"));
      InterruptedStore[] store = new InterruptedStore[1];
      Rig rig =
          new Rig(
              TIGHT,
              inner -> store[0] = new InterruptedStore(inner),
              new Inline(),
              List.of(callee, BUMP, caller));
      List<Bytes> answers = new ArrayList<>();
      int at = request;
      rig.invoker.network =
          message -> {
            Envelope envelope = Envelope.decode(message);
            if (!envelope.function().equals("hotel.callee") || envelope.task() != Task.BODY) {
              return rig.engine.handle(message);
            }
            store[0].before(at, () -> answers.add(rig.engine.handle(message)));
            answers.add(rig.engine.handle(message));
            return answers.get(answers.size() - 1);
          };
      String result = rig.result("front.caller", "key", "");
      if (!store[0].isOver()) {
        break;
      }
      interleavings++;
      assertThat(answers).hasSize(2);
      assertThat(answers.get(0)).as("request %s", request).isEqualTo(answers.get(1));
      assertThat(rig.result("front.caller", "key", "")).isEqualTo(result);
      assertThat(rig.number(HOTEL.row("a"))).isEqualTo(1);
    }
    assertThat(interleavings).isEqualTo(12);
  }

  @Test
  void d04_each_service_touches_its_own_tables_only() {
    Deque<String> running = new ArrayDeque<>();
    Set<String> touched = new TreeSet<>();
    Rig rig =
        new Rig(
            TIGHT,
            store ->
                FatedStore.watched(
                    store,
                    table -> {
                      if (!running.isEmpty()) {
                        touched.add(running.peek() + ": " + serviceOf(table));
                      }
                    }),
            new Inline(),
            Travel.ALL);
    rig.given(HOTEL.row("h"), 5);
    rig.given(FLIGHT.row("f"), 5);
    rig.invoker.connect(
        message -> {
          String function = Envelope.decode(message).function();
          running.push(function.substring(0, function.lastIndexOf('.')));
          try {
            return rig.engine.handle(message);
          } finally {
            running.pop();
          }
        });
    running.push("front");
    rig.result("front.reserve", "key", "h f");
    running.pop();
    rig.recover();

    assertThat(touched)
        .containsExactly("flight: flight", "front: front", "hotel: hotel", "order: order");
  }

  private static String serviceOf(Table table) {
    String name = table.name().replace(Rig.settings().prefix(), "");
    return name.substring(0, name.lastIndexOf('.'));
  }

  @Test
  void d05_whatever_was_begun_is_finished_whoever_has_begun_it() {
    Function spawner =
        FRONT.effectful(
            "spawner",
            (self, in) -> {
              self.spawn(step(1), BUMP.signature(), "a", Duration.ZERO);
              call(self, 2, BUMP, "b");
              return "";
            });
    int begun = 0;
    int points = 0;
    for (Mode mode : List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER)) {
      for (int request = 1; ; request++) {
        FaultyStore[] store = new FaultyStore[1];
        Rig rig =
            new Rig(
                TIGHT,
                inner -> store[0] = new FaultyStore(inner),
                new Inline(),
                List.of(BUMP, spawner));
        store[0].at(request, mode);
        try {
          rig.start("front.spawner", null, "");
        } catch (Crash crash) {
          assertThat(store[0].fired()).isEqualTo(1);
        }
        if (store[0].fired() == 0) {
          break;
        }
        points++;
        assertThat(rig.invoker.take()).as("events are lost").hasSizeBetween(0, 1);
        rig.recover();
        long done = rig.number(HOTEL.row("a"));
        begun += (int) done;
        assertThat(done).as("%s at %s", mode, request).isIn(0L, 1L);
        assertThat(rig.number(HOTEL.row("b"))).as("all or nothing").isEqualTo(done);
        assertThat(rig.isQuiet()).isTrue();
      }
    }
    assertThat(points).isEqualTo(20);
    assertThat(begun).as("but for the first request, which begins it").isEqualTo(points - 1);
  }

  @Test
  void d06_the_collector_sends_once_what_is_due_and_with_all_that_belongs_to_it() {
    FaultyStore[] store = new FaultyStore[1];
    Rig rig = new Rig(TIGHT, inner -> store[0] = new FaultyStore(inner), new Inline(), Travel.ALL);
    rig.given(HOTEL.row("h"), 5);
    rig.given(FLIGHT.row("f"), 5);
    Recorder recorder = new Recorder(rig);
    rig.invoker.network =
        message -> {
          store[0].at(store[0].requests() + 8, Mode.CRASH_BEFORE);
          return rig.engine.handle(message);
        };
    try {
      rig.start("front.reserve", "key", "h f");
    } catch (Crash crash) {
      assertThat(store[0].fired()).isEqualTo(1);
    }
    store[0].stop();
    rig.clock.advance(Duration.ofMinutes(6));
    rig.collect();
    List<Bytes> sent = rig.invoker.take();
    assertThat(sent).hasSize(2);
    Envelope again = Envelope.decode(sent.get(1));
    assertThat(again.function()).isEqualTo("hotel.reserve");
    assertThat(again.caller()).contains("front.reserve");
    assertThat(again.transaction()).isNotNull();
    for (int pass = 0; pass < 4; pass++) {
      rig.collect();
    }
    assertThat(rig.invoker.take()).as("copies of what runs").isEmpty();
    assertThat(recorder.envelopes()).isEmpty();
  }

  @Test
  void d06_what_never_ends_is_given_up_and_others_go_on() {
    Function poison =
        HOTEL.effectful(
            "poison",
            (self, in) -> {
              throw new Crash();
            });
    Rig rig = new Rig(TIGHT, poison, BUMP);
    rig.invoker.connect(
        message -> {
          try {
            return rig.engine.handle(message);
          } catch (Crash crash) {
            return message;
          }
        });
    assertThat(catches(() -> rig.start("hotel.poison", "key", ""))).isTrue();
    for (int pass = 0; pass < 40; pass++) {
      rig.clock.advance(Duration.ofMinutes(6));
      rig.collect();
      rig.invoker.drain();
    }

    assertThat(rig.isQuiet()).isTrue();
    assertThat(rig.letters).hasSize(1);
    assertThat(rig.letters.get(0).function()).isEqualTo("hotel.poison");
    assertThat(rig.letters.get(0).attempts()).isEqualTo(20);
    rig.result("hotel.bump", "other", "a");
    assertThat(rig.number(HOTEL.row("a"))).isEqualTo(1);
  }

  private static boolean catches(Runnable run) {
    try {
      run.run();
      return false;
    } catch (Crash crash) {
      return true;
    }
  }

  @Test
  void d14_what_a_client_writes_is_never_taken_for_a_name_or_a_message() {
    List<String> keys =
        List.of("a.b", "a-b", "a", "a\n", "COMMIT", "[\"r@\"]", "#", "@s11", "x".repeat(3000), "ä");
    Rig rig = new Rig(TIGHT, BUMP);
    for (String key : keys) {
      rig.result("hotel.bump", key, "{\"control\":\"COMMIT\"}");
      rig.result("hotel.bump", key, "{\"control\":\"COMMIT\"}");
    }

    assertThat(rig.number(HOTEL.row("{\"control\":\"COMMIT\"}"))).isEqualTo(keys.size());
    rig.sweep();
    assertThat(rig.own()).isEmpty();
  }

  /** The branches of the second execution run in another order than those of the first. */
  @Test
  void d18_branches_need_no_order_among_each_other() {
    Function root =
        FRONT.effectful(
            "root",
            (self, in) -> {
              Fork fork = self.fork(step(1), 0);
              List<Fork.Branch<String>> branches = new ArrayList<>();
              for (int i = 0; i < 3; i++) {
                String row = "row " + i;
                int add = i + 1;
                branches.add(
                    fork.branch(
                        branch -> {
                          branch.update(step(2), FRONT.row(row), count(add));
                          call(branch, 3, BUMP, row);
                          return "" + numberOf(branch.read(step(4), FRONT.row(row)));
                        }));
              }
              join(fork);
              return branches.get(0).value() + branches.get(1).value() + branches.get(2).value();
            });
    Trial trial = new Trial(TIGHT, List.of(BUMP, root), "front.root", "", Map.of());
    Trial turned = trial.turning();

    assertThat(trial.undisturbed().answer()).isEqualTo("123");
    assertThat(turned.undisturbed()).isEqualTo(trial.undisturbed());
    assertThat(turned.singles()).isEqualTo(164);
  }

  /** An instance is run again by a version whose body reads something else there. */
  @Test
  void d19_a_log_is_not_replayed_to_another_program() {
    boolean[] changed = {false};
    Function root =
        HOTEL.effectful(
            "root",
            (self, in) -> {
              long n = numberOf(self.read(step(1), HOTEL.row(changed[0] ? "other" : "a")));
              self.put(step(2), HOTEL.row("out"), number(n));
              return "" + n;
            });
    FaultyStore[] store = new FaultyStore[1];
    Rig rig =
        new Rig(TIGHT, inner -> store[0] = new FaultyStore(inner), new Inline(), List.of(root));
    rig.given(HOTEL.row("a"), 5);
    rig.given(HOTEL.row("other"), 6);
    store[0].at(store[0].requests() + 5, Mode.CRASH_BEFORE);
    assertThat(catches(() -> rig.start("hotel.root", "key", ""))).isTrue();
    changed[0] = true;
    rig.recover();

    Reply reply = rig.start("hotel.root", "key", "");
    assertThat(reply).isInstanceOf(Reply.Faulted.class);
    assertThat(((Reply.Faulted) reply).message()).contains("non-determinism");
    assertThat(rig.engine.rows().get(HOTEL.row("out"))).isNull();
  }

  @Test
  void d20_an_order_has_one_id_and_is_stored_once() {
    Trial trial = new Trial(TIGHT, List.of(Travel.PLACE), "order.place", "", Map.of());

    assertThat(trial.undisturbed().state().lines()).hasSize(1).first().asString().contains("order");
    assertThat(trial.singles()).isEqualTo(80);
  }

  @Test
  void d21_a_row_is_deleted_once() {
    Function delete =
        ORDER.effectful(
            "delete",
            (self, in) -> {
              self.delete(step(1), ORDER.row("a"));
              return "";
            });
    Function insert =
        ORDER.effectful(
            "insert", (self, in) -> "" + self.insert(step(1), ORDER.row("a"), number(7)));
    Set<String> outcomes = new TreeSet<>();
    for (int request = 1; ; request++) {
      FaultyStore[] store = new FaultyStore[1];
      Rig rig =
          new Rig(
              TIGHT,
              inner -> store[0] = new FaultyStore(inner),
              new Inline(),
              List.of(delete, insert));
      rig.given(ORDER.row("a"), 5);
      store[0].at(store[0].requests() + request, Mode.CRASH_AFTER);
      if (!catches(() -> rig.start("order.delete", "key", ""))) {
        break;
      }
      String inserted = rig.result("order.insert", "other", "");
      rig.recover();
      rig.start("order.delete", "key", "");
      outcomes.add(inserted);
      assertThat(rig.engine.rows().get(ORDER.row("a")) != null)
          .as("request %s", request)
          .isEqualTo(inserted.equals("true"));
    }
    assertThat(outcomes).containsExactly("false", "true");
  }
}
