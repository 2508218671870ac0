package io.beldi.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  private final Settings standard = Settings.standard();

  @Test
  void keepRecordsByDefaultForLongerThanTheyMust() {
    // R = 20 * (30 s + 10 min), D = 6 h, L = 30 s, N = 1 min, S = 1 min, and a second's rounding.
    Duration shortest = Duration.ofMinutes(210 + 360 + 2).plusSeconds(31);
    assertThat(standard.waits().records()).isEqualTo(shortest);
    assertThat(standard.retention()).isGreaterThan(shortest);
  }

  @Test
  void refuseARetentionThatIsTooShort() {
    Duration shortest = standard.waits().records();
    assertThat(standard.withRetention(shortest).retention()).isEqualTo(shortest);
    assertThatThrownBy(() -> standard.withRetention(shortest.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }

  @Test
  void refuseAttemptsTooLongForTheRetention() {
    assertThatThrownBy(() -> standard.withAttemptLimit(Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }
}
