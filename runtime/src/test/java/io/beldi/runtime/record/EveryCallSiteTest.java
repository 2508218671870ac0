package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.INCREMENT;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Instance;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.SiteStore.Failure;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each place of the engine that asks the store is refused, or not heard, in each way. */
final class EveryCallSiteTest {
  private static final int LEAST_POINTS = 1000;

  /** Beside those of the engine itself. */
  private static final Set<String> BACKGROUND =
      Set.of("Claims.claim write", "DomainCollector.pass query");

  /** Where {@link SovereignCrashTest} lets every request fail. */
  private static final Set<Class<?>> OF_SEVERAL_DOMAINS =
      Set.of(
          Controls.class,
          Decisions.class,
          DueTransactions.class,
          Finish.class,
          Holders.class,
          Prepare.class);

  private static Map<String, List<Function>> programs() {
    Map<String, List<Function>> programs = new TreeMap<>(Workflows.all());
    programs.put("pages", List.of(BUMP, pages()));
    programs.put("poison", List.of(BUMP, poison()));
    programs.put("givenBack", List.of(GATED, givenBack()));
    programs.put("gated", List.of(GATED));
    programs.put("glimpse", List.of(glimpse()));
    programs.put("together", List.of(BUMP, together()));
    programs.put("interrupted", List.of(INCREMENT, BUMP, interrupted()));
    programs.put("broken", List.of(broken()));
    programs.put("full", List.of(BUMP, full()));
    return programs;
  }

  private static Function pages() {
    return effectful(
        "root",
        (self, in) -> {
          int lines =
              self.query(
                      step(1),
                      new Query(Functions.LINES, null, Value.text("none"), null, false, 10, null))
                  .items()
                  .size();
          int rows = self.scan(step(2), new Scan(Functions.LINES, 10, null)).items().size();
          call(self, 3, BUMP, "c");
          return "" + lines + rows;
        });
  }

  private static Function poison() {
    return effectful(
        "root",
        (self, in) -> {
          call(self, 1, BUMP, "c");
          throw new Fault("test.beldi:2", "poison");
        });
  }

  /** A block that only reads, in a function that only reads. */
  private static Function glimpse() {
    return Functions.readOnly(
        "root",
        (self, in) ->
            block(
                self,
                step(1),
                5,
                txn -> "" + txn.readAll(step(2), List.of(row("a"), row("b"))).size()));
  }

  /** A block that writes nothing, so that what it has read is read again. */
  private static Function together() {
    return effectful(
        "root",
        (self, in) -> {
          long sum =
              block(
                  self,
                  step(1),
                  5,
                  txn ->
                      numberOf(txn.read(step(2), row("a")))
                          + numberOf(txn.read(step(3), row("b"))));
          call(self, 4, BUMP, "c");
          return "" + sum;
        });
  }

  /** Its second call is not answered in the first attempt, which has logged a read by then. */
  private static Function interrupted() {
    return effectful(
        "root",
        (self, in) -> {
          String b = call(self, 1, INCREMENT, "b");
          long a = numberOf(self.read(step(2), row("a")));
          call(self, 3, BUMP, "c");
          self.put(step(4), row("sum"), number(Long.parseLong(b) + a));
          return b;
        });
  }

  /** Its last commit has no room for the items of its log, where each is as small as can be. */
  private static Function full() {
    return effectful(
        "root",
        (self, in) -> {
          for (int i = 0; i < 3; i++) {
            Instance turn = self.iteration(step(1), i);
            turn.now(step(2));
            call(turn, 3, BUMP, "c");
          }
          for (int i = 0; i < Buffer.ACTIONS - 1; i++) {
            self.iteration(step(4), i).put(step(5), row("many" + i), number(i));
          }
          return "full";
        });
  }

  private static Function broken() {
    return effectful(
        "root",
        (self, in) -> {
          throw new Fault("test.beldi:1", "broken");
        });
  }

  private static final Function GATED =
      effectful(
          "gated",
          (self, in) -> {
            if (self.read(step(1), row("gate")) == null) {
              throw new Conflict(Duration.ofMillis(5));
            }
            self.put(step(2), row("effect"), number(1));
            return "done";
          });

  private static Function givenBack() {
    return effectful(
        "root",
        (self, in) -> {
          try {
            return self.call(step(1), GATED.signature(), "");
          } catch (CallFailed failed) {
            failed.rethrow(Conflict.class);
            throw failed.unexpected();
          }
        });
  }

  @Test
  void everyPlaceEndsWellWhateverBecomesOfItsRequest() {
    Map<String, Integer> reached = new TreeMap<>();
    Map<Failure, Integer> points = new EnumMap<>(Failure.class);
    for (boolean rolling : new boolean[] {false, true}) {
      for (String program : programs().keySet()) {
        End expected = run(program, rolling, "", 0, Failure.DENIED);
        assertThat(expected.quiet).as(program).isTrue();
        for (String site : expected.visits.keySet()) {
          for (Failure failure : Failure.values()) {
            int fired = check(program, rolling, site, failure, expected);
            points.merge(failure, fired, Integer::sum);
            reached.merge(site, fired, Integer::sum);
          }
        }
      }
    }

    System.out.printf("call sites: %s%npoints: %s%n", reached, points);
    assertThat(reached.keySet()).containsAll(places());
    assertThat(points.keySet()).containsExactly(Failure.values());
    assertThat(points.values()).allMatch(count -> count >= LEAST_POINTS / Failure.values().length);
  }

  /** Lets the place fail at each of its visits, and gives how many there were. */
  private static int check(
      String program, boolean rolling, String site, Failure failure, End expected) {
    int number = 1;
    End end = run(program, rolling, site, number, failure);
    while (end.fired > 0) {
      assertThat(end.result())
          .as("%s, %s, visit %d: %s", program, site, number, failure)
          .isEqualTo(expected.result());
      number++;
      end = run(program, rolling, site, number, failure);
    }
    return number - 1;
  }

  /** Every place in the code of the engine that sends a request, itself or by a delivery. */
  private static Set<String> places() {
    JavaClasses classes = new ClassFileImporter().importPackagesOf(RecordEngine.class);
    Set<String> places = new TreeSet<>(BACKGROUND);
    for (JavaMethodCall call : calls(classes)) {
      boolean delivery = call.getTargetOwner().isEquivalentTo(Delivery.class);
      String request = delivery ? "delivery" : call.getName();
      places.add(
          SiteStore.name(call.getOriginOwner().getName(), call.getOrigin().getName(), request));
    }
    return places;
  }

  private static List<JavaMethodCall> calls(JavaClasses classes) {
    return classes.stream()
        .filter(each -> each.getSource().orElseThrow().getUri().getPath().contains("/classes/"))
        .filter(each -> !each.getName().startsWith(Delivery.class.getName()))
        .filter(each -> !each.isEquivalentTo(DomainStore.class))
        // Its callers are no attempts: RecordRowsTest.
        .filter(each -> !each.isEquivalentTo(RecordRows.class))
        .filter(each -> OF_SEVERAL_DOMAINS.stream().noneMatch(each::isEquivalentTo))
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(
            call ->
                call.getTargetOwner().isEquivalentTo(Store.class)
                    || call.getTargetOwner().isEquivalentTo(Delivery.class))
        .toList();
  }

  private record End(
      String answer, String state, boolean quiet, int fired, Map<String, Integer> visits) {
    List<Object> result() {
      return List.of(answer, state, quiet);
    }
  }

  /**
   * Also without failure the first answer of a call is lost, and every hint, so that instances are
   * sealed, claimed and collected.
   */
  private static End run(String program, boolean rolling, String site, int visit, Failure failure) {
    List<Function> functions = programs().get(program);
    SiteStore[] sites = new SiteStore[1];
    Bench bench =
        new Bench(
            rolling ? Bench.rollingOver() : Settings.standard(),
            store -> sites[0] = new SiteStore(store),
            true,
            functions.toArray(Function[]::new));
    bench.given("a", number(5));
    bench.given("b", number(3));
    bench.given("empty", number(0));
    bench.given("gone", number(1));
    AtomicInteger calls = new AtomicInteger();
    bench.invoker.network =
        envelope -> {
          int number = calls.incrementAndGet();
          Bytes answered = bench.engine.handle(envelope);
          if (number == 1 || (program.equals("interrupted") && number >= 3 && number <= 5)) {
            throw new Bench.Lost();
          }
          return answered;
        };
    if (!site.isEmpty()) {
      sites[0].at(site, visit, failure);
    }
    String root = functions.get(functions.size() - 1).signature().name().substring(5);
    String answer = "";
    for (int times = 0; answer.isEmpty() && times < 8; times++) {
      answer = text(bench.start(root, "key", "a"));
      if (functions.contains(GATED)) {
        bench.given("gate", number(1));
      }
      bench.invoker.take();
      recover(bench);
    }
    recover(bench);
    sites[0].stop();
    assertThat(text(bench.start(root, "key", "a"))).as("asked again").isEqualTo(answer);
    return new End(
        answer, bench.state(), bench.isQuiet(), sites[0].fired(), Map.copyOf(sites[0].visits()));
  }

  private static void recover(Bench bench) {
    boolean done = false;
    for (int tries = 0; !done && tries < 5; tries++) {
      try {
        bench.recover();
        done = true;
      } catch (StoreException trouble) {
        done = false;
      }
    }
    assertThat(done).isTrue();
  }

  /** Empty where the client has to ask again. */
  private static String text(Reply reply) {
    if (reply instanceof Reply.Returned) {
      return Bench.text(reply);
    }
    if (reply instanceof Reply.Faulted faulted) {
      return "fault: " + faulted.message();
    }
    if (reply instanceof Reply.Failed failed && !(failed.error() instanceof Conflict)) {
      return failed.error().getMessage();
    }
    assertThat(reply)
        .isInstanceOfAny(Reply.Unavailable.class, Reply.InProgress.class, Reply.Failed.class);
    return "";
  }
}
