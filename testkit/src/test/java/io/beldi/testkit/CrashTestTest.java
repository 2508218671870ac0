package io.beldi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Instance;
import io.beldi.runtime.KeyPart;
import io.beldi.runtime.Route;
import io.beldi.runtime.RowForm;
import io.beldi.runtime.Seed;
import io.beldi.runtime.Signature;
import io.beldi.runtime.State;
import io.beldi.runtime.Step;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

final class CrashTestTest {
  private static final State<String, Long> TALLY =
      State.of("shop.Till.tally", KeyPart.text(Codecs.STRING), RowForm.scalar(Codecs.LONG));
  private static final Step READ = Step.of(1, "shop.beldi:2:1 read");
  private static final Step PUT = Step.of(2, "shop.beldi:3:1 put");

  @Test
  void a_sound_application_passes_and_its_runs_are_counted() {
    Outcome outcome = run("sound");

    assertThat(outcome.result.getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertThat(outcome.counts).containsEntry("differences", "0");
    int points = Integer.parseInt(outcome.counts.get("crash points"));
    int pairs = Integer.parseInt(outcome.counts.get("pairs"));
    assertThat(points).isGreaterThan(10);
    assertThat(pairs).isGreaterThan(points);
    assertThat(Methods.RUNS).hasValue(1 + points + pairs);
  }

  @Test
  void an_effect_around_the_engine_is_caught() {
    Outcome outcome = run("broken");

    assertThat(outcome.result.getStatus()).isEqualTo(Status.FAILED);
    assertThat(outcome.message())
        .contains("with a crash before request 3:")
        .contains("shop.Till.tally[\"a\"]")
        .contains("undisturbed: 1")
        .contains("this run:    2")
        .contains("shop.Till.broken")
        .contains("not sent: CRASH");
    assertThat(Integer.parseInt(outcome.counts.get("differences"))).isPositive();
  }

  @Test
  void an_assertion_that_only_a_crash_breaks_is_caught() {
    Outcome outcome = run("wrong_after_a_crash");

    assertThat(outcome.result.getStatus()).isEqualTo(Status.FAILED);
    assertThat(outcome.message()).contains("with a crash before request", "expected: <1>");
  }

  @Test
  void a_test_that_fails_undisturbed_fails_as_any_test_does() {
    Outcome outcome = run("wrong");

    assertThat(outcome.result.getStatus()).isEqualTo(Status.FAILED);
    assertThat(outcome.message()).isEqualTo("it is wrong");
    assertThat(outcome.counts).isEmpty();
  }

  @Test
  void without_any_module_there_is_nothing_to_test() {
    assertThat(run("of_nothing").message()).contains("no module is named");
  }

  @Test
  void workflows_can_be_used_only_during_their_test() {
    assertThatThrownBy(() -> new Workflows().instance()).hasMessageContaining("only during");
  }

  private record Outcome(TestExecutionResult result, Map<String, String> counts) {
    String message() {
      return String.valueOf(result.getThrowable().orElseThrow().getMessage());
    }
  }

  private static Outcome run(String method) {
    Methods.RUNS.set(0);
    Map<String, String> counts = new TreeMap<>();
    TestExecutionResult[] result = new TestExecutionResult[1];
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(Methods.class, method, Workflows.class.getName()))
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                counts.putAll(entry.getKeyValuePairs());
              }

              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult end) {
                if (test.isTest()) {
                  result[0] = end;
                }
              }
            });
    return new Outcome(result[0], counts);
  }

  /** Run by the tests above, not by the build: the build's own pattern of names leaves it out. */
  static final class Methods {
    private static final AtomicInteger RUNS = new AtomicInteger();

    @CrashTest(pairs = true, modules = Shop.class)
    void sound(Workflows workflows) throws DeclaredError {
      RUNS.incrementAndGet();
      workflows.given(TALLY, "a", 4L);
      workflows.call(Add.SOUND, "a");
      Assertions.assertEquals(5L, workflows.row(TALLY, "a"));
    }

    @CrashTest(modules = Shop.class)
    void broken(Workflows workflows) throws DeclaredError {
      Add.OUTSIDE.set(0);
      workflows.call(Add.BROKEN, "a");
    }

    @CrashTest(modules = Shop.class)
    void wrong_after_a_crash(Workflows workflows) throws DeclaredError {
      Add.OUTSIDE.set(0);
      workflows.call(Add.BROKEN, "a");
      Assertions.assertEquals(1, Add.OUTSIDE.get());
    }

    @CrashTest
    void of_nothing(Workflows workflows) {
      workflows.instance();
    }

    @CrashTest(modules = Shop.class)
    void wrong(Workflows workflows) {
      workflows.given(TALLY, "a", 1L);
      Assertions.fail("it is wrong");
    }
  }

  /** Adds one to a tally; or counts by itself how often it has been run, which no body may. */
  static final class Add extends DurableFunction<String, @Nullable Void> {
    static final Signature<String, @Nullable Void> SOUND = named("shop.Till.add");
    static final Signature<String, @Nullable Void> BROKEN = named("shop.Till.broken");
    private static final AtomicInteger OUTSIDE = new AtomicInteger();

    Add(Signature<String, @Nullable Void> signature) {
      super(signature);
    }

    private static Signature<String, @Nullable Void> named(String name) {
      return new Signature<>(
          name,
          Signature.Kind.EFFECTFUL,
          false,
          Codecs.STRING,
          Codecs.NOTHING,
          List.of(),
          Set.of(),
          Set.of());
    }

    @Override
    public @Nullable Void execute(Instance self, String key) {
      Long before = TALLY.get(self, READ, key);
      boolean broken = signature().equals(BROKEN);
      long one = broken ? OUTSIDE.incrementAndGet() : 1;
      TALLY.put(self, PUT, key, (before == null ? 0 : before) + one);
      return null;
    }
  }

  /** The application. */
  public static final class Shop implements BeldiModule {
    @Override
    public String name() {
      return "shop";
    }

    @Override
    public List<DurableFunction<?, ?>> functions() {
      return List.of(new Add(Add.SOUND), new Add(Add.BROKEN));
    }

    @Override
    public List<Table> tables() {
      return List.of(TALLY.table());
    }

    @Override
    public List<Route> routes() {
      return List.of();
    }

    @Override
    public List<Seed<?>> seeds() {
      return List.of();
    }
  }
}
