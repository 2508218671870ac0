package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.readOnly;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Fault;
import io.beldi.runtime.collect.InstanceAction;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.record.Functions.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an operator does with instances that are stopped. */
final class ParkedInstancesTest {
  private static final Settings STANDARD = Settings.standard();
  private static final InstanceId KEYED = InstanceId.keyed("test.root", "key");

  private final AtomicBoolean broken = new AtomicBoolean(true);

  /** Calls somebody who leaves something behind, and then meets what is broken. */
  private final Function root =
      effectful(
          "root",
          (self, in) -> {
            self.update(step(1), row(in), count(1));
            call(self, 2, BUMP, in);
            self.update(step(3), row(in), count(1));
            call(self, 4, BUMP, in);
            if (broken.get()) {
              throw new Fault("test.beldi:4", "broken");
            }
            return "mended";
          });

  @Test
  void aMendedInstanceGoesOnWhereItStoodAndDoesNothingTwice() {
    Bench bench = parked();
    assertThat(bench.number("a")).as("1 + 2 + 3 + 4").isEqualTo(4);
    assertThat(bench.start("root", "key", "a")).isInstanceOf(Reply.Faulted.class);

    broken.set(false);
    assertThat(bench.engine.parked().resume(KEYED)).isEqualTo(new InstanceAction.Done());
    assertThat(bench.start("root", "key", "a"))
        .as("a client drives it again, or a collector")
        .isEqualTo(new Reply.Returned(Functions.json("mended")));

    assertThat(bench.number("a")).isEqualTo(4);
    Item record = record(bench, KEYED);
    assertThat(record.attributes())
        .doesNotContainKeys(
            Journal.PARKED,
            Journal.PARKED_AT,
            Journal.QUIET,
            Journal.ERROR,
            Journal.SITE,
            Journal.SINCE,
            Journal.DUE);
  }

  @Test
  void anInstanceThatIsNotMendedIsParkedAgainAndToldAnew() {
    Bench bench = parked();
    List<String> letters = new ArrayList<>();
    bench.engine.collector(letter -> letters.add(letter.id())).pass();
    bench.engine.parked().resume(KEYED);
    bench.engine.collector(letter -> letters.add(letter.id())).pass();
    bench.drain();
    bench.engine.collector(letter -> letters.add(letter.id())).pass();

    assertThat(new JournalRecord(record(bench, KEYED)).status()).isEqualTo(Status.PARKED);
    assertThat(letters).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aCalleeThatWasStoppedWithItsCallerGoesOnWithIt() {
    Function callee =
        effectful(
            "callee",
            (self, in) -> {
              call(self, 1, BUMP, in);
              self.update(step(2), row(in), count(1));
              call(self, 3, BUMP, in);
              if (broken.get()) {
                throw new Fault("test.beldi:3", "broken below");
              }
              return "mended";
            });
    Function caller = effectful("root", (self, in) -> call(self, 1, callee, in));
    Bench bench = new Bench(caller, callee, BUMP);
    Reply first = bench.start("root", "key", "a");
    assertThat(((Reply.Faulted) first).message()).isEqualTo("broken below");
    List<JournalRecord> stopped =
        records(bench).stream().filter(record -> record.status() == Status.PARKED).toList();
    assertThat(stopped).as("caller and callee").hasSize(2);
    JournalRecord below =
        stopped.stream().filter(JournalRecord::isCalled).findFirst().orElseThrow();
    assertThat(bench.engine.parked().resume(below.id())).isEqualTo(new InstanceAction.Called());
    assertThat(bench.engine.parked().abandon(below.id(), "no"))
        .isEqualTo(new InstanceAction.Called());

    broken.set(false);
    bench.engine.parked().resume(KEYED);
    bench.recover();
    assertThat(bench.result("root", "key", "a")).isEqualTo("mended");
    assertThat(bench.number("a")).isEqualTo(3);
  }

  @Test
  void oneThatMightRepeatForgottenWorkIsNotResumed() {
    Bench bench = parked();
    Instant since = Instant.ofEpochMilli(bench.clock.millis());
    bench.engine.collector().pass();
    Duration half = STANDARD.retention().records().dividedBy(2);
    bench.clock.advance(half.plusMillis(1));

    assertThat(bench.engine.parked().resume(KEYED)).isEqualTo(new InstanceAction.TooLate(since));
    assertThat(new JournalRecord(record(bench, KEYED)).status()).isEqualTo(Status.PARKED);
    bench.clock.advance(Duration.ofMillis(-1));
    assertThat(bench.engine.parked().resume(KEYED)).isEqualTo(new InstanceAction.Done());
  }

  @Test
  void oneWhoseCalleesMayBeForgottenBeforeItEndsIsNotResumedThoughItWasParkedLately() {
    Duration shortest = STANDARD.waits().records();
    Settings tight = STANDARD.with(STANDARD.retention().withRecords(shortest));
    Bench bench = new Bench(tight, store -> store, true, root, BUMP);
    long begun = bench.clock.millis();
    bench.start("root", "key", "a");
    bench.engine.collector().pass();
    Duration room = shortest.minus(tight.waits().logs());
    assertThat(room).isGreaterThan(shortest.dividedBy(2));
    bench.clock.advance(shortest.dividedBy(2));
    assertThat(bench.engine.parked().resume(KEYED)).isEqualTo(new InstanceAction.Done());

    bench.engine.collector().pass();
    bench.drain();
    bench.clock.advance(Duration.ofMillis(begun + room.toMillis() + 1 - bench.clock.millis()));
    assertThat(bench.engine.parked().resume(KEYED)).isInstanceOf(InstanceAction.TooLate.class);
    assertThat(bench.number("a")).isEqualTo(4);
  }

  @Test
  void oneThatCallsNobodyIsResumedHoweverLate() {
    Function look =
        readOnly(
            "look",
            (self, in) -> {
              if (broken.get()) {
                throw new Fault("test.beldi:1", "broken");
              }
              return "seen";
            });
    Function spawner =
        effectful(
            "spawner",
            (self, in) -> {
              self.spawn(step(1), look.signature(), in, Duration.ZERO);
              return "";
            });
    Bench bench = new Bench(look, spawner);
    bench.result("spawner", null, "a");
    bench.drain();
    bench.engine.collector().pass();
    JournalRecord stopped = onlyOpen(bench);
    assertThat(stopped.status()).isEqualTo(Status.PARKED);

    bench.clock.advance(STANDARD.retention().records().multipliedBy(2));
    broken.set(false);
    assertThat(bench.engine.parked().resume(stopped.id())).isEqualTo(new InstanceAction.Done());
    bench.engine.collector().pass();
    bench.drain();
    assertThat(records(bench)).allMatch(JournalRecord::ended);
  }

  @Test
  void whatIsNotParkedIsNotResumed() {
    Bench bench = parked();
    ParkedInstances parked = bench.engine.parked();
    assertThat(parked.resume(InstanceId.root("nobody"))).isEqualTo(new InstanceAction.NotFound());
    assertThat(parked.abandon(InstanceId.root("nobody"), "no"))
        .isEqualTo(new InstanceAction.NotFound());
    assertThat(parked.resume(KEYED)).isEqualTo(new InstanceAction.Done());
    assertThat(parked.resume(KEYED)).isEqualTo(new InstanceAction.NotPossible(Status.RUNNING));
    broken.set(false);
    bench.recover();
    assertThat(parked.resume(KEYED)).isEqualTo(new InstanceAction.NotPossible(Status.DONE));
    assertThat(parked.abandon(KEYED, "no")).isEqualTo(new InstanceAction.NotPossible(Status.DONE));
  }

  @Test
  void anAbandonedInstanceTellsEveryCallerOfItsKeyTheSame() {
    Bench bench = parked();
    long quiet = new JournalRecord(record(bench, KEYED)).quiet();
    assertThat(bench.engine.parked().abandon(KEYED, "lost cause"))
        .isEqualTo(new InstanceAction.TooEarly(Instant.ofEpochMilli(quiet)));
    bench.clock.advance(Duration.ofMillis(quiet - bench.clock.millis()));
    assertThat(bench.engine.parked().abandon(KEYED, "lost cause"))
        .isEqualTo(new InstanceAction.Done());

    Reply expected = new Reply.Faulted(KEYED.toString(), "", "abandoned: lost cause");
    assertThat(bench.start("root", "key", "a")).isEqualTo(expected);
    broken.set(false);
    assertThat(bench.start("root", "key", "a")).isEqualTo(expected);
    assertThat(bench.engine.parked().resume(KEYED))
        .isEqualTo(new InstanceAction.NotPossible(Status.ABANDONED));
    assertThat(bench.isQuiet()).isTrue();
    assertThat(record(bench, KEYED).has(Journal.EXPIRES)).isTrue();
    assertThat(bench.number("a")).isEqualTo(4);
  }

  @Test
  void aLiveInstanceIsStoppedFirstAndAbandonedOnceItsAttemptHasLanded() {
    Bench[] bench = new Bench[1];
    List<InstanceAction> actions = new ArrayList<>();
    Function asks =
        effectful(
            "root",
            (self, in) -> {
              self.update(step(1), row(in), count(1));
              call(self, 2, BUMP, in);
              actions.add(bench[0].engine.parked().abandon(KEYED, "too slow"));
              self.update(step(3), row(in), count(1));
              return "done";
            });
    bench[0] = new Bench(asks, BUMP);
    long deadline = bench[0].clock.millis() + Bench.LIMIT.toMillis();

    Reply reply = bench[0].start("root", "key", "a");

    long quiet = deadline + STANDARD.waits().landing().toMillis();
    assertThat(actions).containsExactly(new InstanceAction.Stopped(Instant.ofEpochMilli(quiet)));
    assertThat(((Reply.Faulted) reply).message()).isEqualTo("too slow");
    assertThat(bench[0].number("a")).as("not the last one").isEqualTo(2);
    bench[0].clock.advance(Duration.ofMillis(quiet - bench[0].clock.millis()));
    assertThat(bench[0].engine.parked().abandon(KEYED, "too slow"))
        .isEqualTo(new InstanceAction.Done());
    assertThat(bench[0].start("root", "key", "a"))
        .isEqualTo(new Reply.Faulted(KEYED.toString(), "", "abandoned: too slow"));
  }

  @Test
  void resumeAbandonAndALiveAttemptMayMeetAtEachRequest() {
    int points = 0;
    Map<String, Integer> ends = new TreeMap<>();
    for (String first : List.of("attempt", "resume", "abandon")) {
      for (String second : List.of("attempt", "resume", "abandon")) {
        boolean met = true;
        for (int request = 1; met; request++) {
          broken.set(true);
          InterruptedStore[] store = new InterruptedStore[1];
          Bench bench =
              new Bench(STANDARD, real -> store[0] = new InterruptedStore(real), true, root, BUMP);
          bench.start("root", "key", "a");
          bench.clock.advance(Duration.ofMinutes(5));
          broken.set(false);
          if (first.equals("attempt") || second.equals("attempt")) {
            bench.engine.parked().resume(KEYED);
          }
          Map<String, Runnable> acts =
              Map.of(
                  "attempt", () -> bench.start("root", "key", "a"),
                  "resume", () -> bench.engine.parked().resume(KEYED),
                  "abandon", () -> bench.engine.parked().abandon(KEYED, "no"));
          store[0].before(request, acts.get(second));
          acts.get(first).run();
          met = store[0].isOver();
          bench.recover();
          bench.clock.advance(Duration.ofMinutes(5));

          String point = second + " before request " + request + " of " + first;
          JournalRecord record = new JournalRecord(record(bench, KEYED));
          assertThat(bench.number("a")).as(point).isBetween(3L, 4L);
          assertThat(bench.isQuiet()).as(point).isTrue();
          if (record.status() == Status.PARKED) {
            assertThat(record.error()).as(point).isIn("no", "broken");
            assertThat(bench.engine.parked().abandon(KEYED, "no"))
                .as(point)
                .isEqualTo(new InstanceAction.Done());
          } else {
            assertThat(record.status()).as(point).isIn(Status.DONE, Status.ABANDONED);
          }
          Reply one = bench.start("root", "key", "a");
          assertThat(bench.start("root", "key", "a")).as(point).isEqualTo(one);
          assertThat(one.equals(new Reply.Returned(Functions.json("mended"))))
              .as(point)
              .isEqualTo(record.status() == Status.DONE);
          ends.merge(record.status().toString(), 1, Integer::sum);
          points += met ? 1 : 0;
        }
      }
    }
    System.out.println("resume, abandon and attempts meet: " + points + " points, " + ends);
    assertThat(points).isGreaterThan(20);
    assertThat(ends.keySet()).containsExactly("ABANDONED", "DONE", "PARKED");
  }

  /** One whose root was stopped by a fault after its last call. */
  private Bench parked() {
    Bench bench = new Bench(root, BUMP);
    Reply reply = bench.start("root", "key", "a");
    assertThat(((Reply.Faulted) reply).message()).isEqualTo("broken");
    return bench;
  }

  private static Item record(Bench bench, InstanceId id) {
    Item item = bench.item(new Journal("beldi.", 4).key(id));
    assertThat(item).isNotNull();
    return item;
  }

  private static List<JournalRecord> records(Bench bench) {
    return bench.journal().stream().map(JournalRecord::new).toList();
  }

  private static JournalRecord onlyOpen(Bench bench) {
    List<JournalRecord> open = records(bench).stream().filter(record -> !record.ended()).toList();
    assertThat(open).hasSize(1);
    assertThat(open.get(0).item().get(Journal.FUNCTION)).isEqualTo(Value.text("test.look"));
    return open.get(0);
  }
}
