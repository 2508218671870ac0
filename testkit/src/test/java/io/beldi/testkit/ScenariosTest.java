package io.beldi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Instance;
import io.beldi.runtime.KeyPart;
import io.beldi.runtime.Route;
import io.beldi.runtime.RowForm;
import io.beldi.runtime.Scenario;
import io.beldi.runtime.Seed;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Stage;
import io.beldi.runtime.State;
import io.beldi.runtime.Step;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScenariosTest {
  private static final State<String, Long> TALLY =
      State.of("shop.Till.tally", KeyPart.text(Codecs.STRING), RowForm.scalar(Codecs.LONG));
  private static final Step STEP = Step.of(1, "shop.beldi:1:1 a step");

  @Test
  void a_sound_program_passes_at_every_crash_point() {
    CrashReport report = crash(() -> 1, stage -> expectTally(stage, 2), false);

    assertThat(CrashText.lines(report)).isEmpty();
    assertThat(report.requests()).isEqualTo(27);
    assertThat(report.processCrashes()).isEqualTo(54);
    assertThat(report.attemptCrashes()).isEqualTo(12);
    assertThat(report.pairs()).isZero();
  }

  @Test
  void a_sound_program_passes_at_every_pair_of_crash_points() {
    AtomicLong runs = new AtomicLong();
    Progress count = (done, all) -> runs.incrementAndGet();
    CrashReport report = crash(() -> 1, stage -> expectTally(stage, 2), true, count);

    assertThat(CrashText.lines(report)).isEmpty();
    assertThat(report.points()).isEqualTo(66);
    assertThat(report.pairs()).isEqualTo(2_750);
    assertThat(runs).hasValue(report.points() + report.pairs());
  }

  @Test
  void a_program_that_looks_around_its_runtime_is_found_out() {
    // The body sees how often it has run, which no body may.
    AtomicLong runs = new AtomicLong();
    CrashReport report =
        crash(
            () -> {
              runs.incrementAndGet();
              return runs.get() % 7;
            },
            stage -> {},
            false);

    assertThat(report.passed()).isFalse();
    assertThat(report.differences()).isPositive();
    assertThat(report.shown()).hasSize(3);
    assertThat(CrashText.lines(report))
        .contains(
            "with a crash before request 1:",
            "  shop.Till.tally[\"a\"]",
            "    undisturbed: 4",
            "    this run:    5",
            "  its requests:")
        .anySatisfy(line -> assertThat(line).endsWith("not sent: CRASH"))
        .anySatisfy(line -> assertThat(line).endsWith("applied, reply lost: CRASH"));
  }

  @Test
  void an_expectation_that_does_not_hold_is_shown_with_both_sides_and_no_crash_is_tried() {
    CrashReport report = crash(() -> 1, stage -> expectTally(stage, 3), false);

    assertThat(report.points()).isZero();
    assertThat(report.failures())
        .containsExactly(
            "shop.beldi:1:1 a step: does not hold: tally == 3\n    found:  2\n    wanted: 3");
  }

  private static void expectTally(Stage stage, long wanted) {
    Long found = TALLY.get(stage.begin(STEP), STEP, "a");
    stage.end();
    stage.expect(
        STEP,
        found != null && found == wanted,
        "tally == " + wanted,
        String.valueOf(found),
        String.valueOf(wanted));
  }

  private static CrashReport crash(LongSupplier amount, Consumer<Stage> then, boolean pairs) {
    return crash(amount, then, pairs, Progress.none());
  }

  private static CrashReport crash(
      LongSupplier amount, Consumer<Stage> then, boolean pairs, Progress progress) {
    Add add = new Add(amount);
    return Scenarios.crash(
        Application.of(List.of(new Shop(add))),
        new Scenario() {
          @Override
          public String name() {
            return "adds";
          }

          @Override
          public String site() {
            return "shop.beldi:1:1";
          }

          @Override
          public void play(Stage stage) {
            TALLY.put(stage.begin(STEP), STEP, "a", 0L);
            stage.end();
            for (int i = 0; i < 2; i++) {
              try {
                stage.begin(STEP).call(STEP, add.signature(), "a");
              } catch (CallFailed failed) {
                throw new AssertionError(failed);
              }
              stage.end();
            }
            then.accept(stage);
          }
        },
        pairs,
        progress);
  }

  /** Adds to a tally, and hands a copy over to a second one later. */
  private static final class Add extends DurableFunction<String, @Nullable Void> {
    private final LongSupplier amount;

    Add(LongSupplier amount) {
      super(
          new Signature<>(
              "shop.Till.add",
              Signature.Kind.EFFECTFUL,
              false,
              Codecs.STRING,
              Codecs.NOTHING,
              List.of(),
              Set.of(),
              Set.of()));
      this.amount = amount;
    }

    @Override
    public @Nullable Void execute(Instance self, String key) {
      Long before = TALLY.get(self, Step.of(1, "shop.beldi:2:1 read"), key);
      long after = (before == null ? 0 : before) + amount.getAsLong();
      TALLY.put(self, Step.of(2, "shop.beldi:3:1 put"), key, after);
      if (key.equals("a")) {
        self.spawn(Step.of(3, "shop.beldi:4:1 spawn"), signature(), "copy", Duration.ofHours(1));
      }
      return null;
    }
  }

  private record Shop(Add add) implements BeldiModule {
    @Override
    public String name() {
      return "shop";
    }

    @Override
    public List<DurableFunction<?, ?>> functions() {
      return List.of(add);
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
