package io.beldi.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.journal.Retention;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  private final Settings standard = Settings.standard();

  @Test
  void keepRecordsByDefaultForLongerThanTheyMust() {
    // R = 20 * (30 s + 10 min), D = 6 h, L = 30 s, N = 1 min, S = 1 min, and a second's rounding.
    Duration shortest = Duration.ofMinutes(210 + 360 + 2).plusSeconds(31);
    assertThat(standard.waits().records()).isEqualTo(shortest);
    assertThat(standard.retention().records()).isGreaterThan(shortest);
  }

  @Test
  void refuseARetentionThatIsTooShort() {
    Duration shortest = standard.waits().records();
    assertThat(keeping(shortest).retention().records()).isEqualTo(shortest);
    assertThatThrownBy(() -> keeping(shortest.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }

  @Test
  void refuseAttemptsTooLongForTheRetention() {
    assertThatThrownBy(() -> standard.with(standard.attempts().withLimit(Duration.ofDays(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }

  @Test
  void refuseToForgetLogsWhileAnAttemptMayNeedThem() {
    Duration shortest = standard.waits().logs();
    Duration records = standard.retention().records();
    assertThat(standard.with(new Retention(shortest, records)).retention().logs())
        .isEqualTo(shortest);
    assertThatThrownBy(() -> standard.with(new Retention(shortest.minusMillis(1), records)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retention of logs of PT2M30.999S is too short: they must be kept for PT2M31S");
  }

  @Test
  void grantSimulationsEveryLeastValue() {
    Backoff never = new Backoff(Duration.ZERO, Duration.ZERO);
    Settings least =
        standard
            .withVersion("2")
            .with(standard.layout().withPrefix("least.").withShards(1).withLogItem(1))
            .with(new AttemptPolicy(Duration.ofMillis(1), never, 1, 1, never))
            .with(new Settings.Requests(1, never))
            .with(new Settings.Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO))
            .with(new Settings.Upkeep(Duration.ZERO, Duration.ZERO, 1, 1));
    Settings bound = least.with(new Retention(least.waits().logs(), least.waits().records()));
    assertThat(bound.retention().records()).isEqualTo(Duration.ofMillis(1002));
    assertThat(bound.retention().logs()).isEqualTo(Duration.ofMillis(1001));
    assertThat(bound.layout()).isEqualTo(new Settings.Layout("least.", 1, 1));
    assertThat(bound.upkeep().withPage(3).page()).isEqualTo(3);
    assertThat(bound.version()).isEqualTo("2");
  }

  @Test
  void refuseWhatIsOutOfRange() {
    Settings.Upkeep upkeep = standard.upkeep();
    Duration negative = Duration.ofMillis(-1);
    assertRefused(() -> standard.layout().withShards(0), "shards must be at least 1, not 0");
    assertRefused(() -> standard.layout().withLogItem(0), "logItem must be at least 1, not 0");
    assertRefused(() -> upkeep.withPage(0), "page must be at least 1, not 0");
    assertRefused(
        () -> new Settings.Upkeep(upkeep.collect(), upkeep.sweep(), 1, 0),
        "pages must be at least 1, not 0");
    assertRefused(
        () -> new Settings.Upkeep(negative, upkeep.sweep(), 1, 1),
        "collect must not be negative: PT-0.001S");
    assertRefused(
        () -> new Settings.Upkeep(upkeep.collect(), negative, 1, 1),
        "sweep must not be negative: PT-0.001S");
    assertRefused(
        () -> new Settings.Requests(0, standard.requests().waits()),
        "most must be at least 1, not 0");
    assertRefused(() -> standard.attempts().withMost(0), "most must be at least 1, not 0");
    assertRefused(() -> standard.attempts().withLooks(0), "looks must be at least 1, not 0");
    assertRefused(
        () -> standard.attempts().withLimit(negative), "limit must not be negative: PT-0.001S");
    Backoff waits = standard.attempts().waits();
    assertRefused(
        () -> new AttemptPolicy(Duration.ZERO, waits, 1, 0, waits),
        "calls must be at least 1, not 0");
  }

  private Settings keeping(Duration records) {
    return standard.with(standard.retention().withRecords(records));
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
