package io.beldi.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WaitsTest {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration NEGATIVE = Duration.ofMillis(-1);

  /** The values of the model that was checked: waiting 9 loses an effect's record, 10 does not. */
  private final Waits checked = new Waits(seconds(2), NONE, seconds(1), NONE, seconds(6));

  @Test
  void refusesTheRetentionThatFailedInTheModel() {
    assertThatThrownBy(() -> checked.checked(seconds(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retention of PT9S is too short: records must be kept for PT10S");
  }

  @Test
  void acceptsTheRetentionThatHeldInTheModel() {
    assertThat(checked.checked(seconds(10))).isEqualTo(seconds(10));
  }

  @Test
  void refusesOneMillisecondLessThanTheShortest() {
    assertThatThrownBy(() -> checked.checked(seconds(10).minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsEveryPartOfTheSumOnce() {
    Waits waits = new Waits(seconds(1), seconds(10), seconds(100), seconds(1000), seconds(10000));
    assertThat(waits.logs()).isEqualTo(seconds(1102));
    assertThat(waits.records()).isEqualTo(seconds(11112));
  }

  @Test
  void outlivesTheSumThoughEndsAreStoredInWholeSeconds() {
    Waits waits = new Waits(Duration.ofMillis(2500), NONE, NONE, NONE, NONE);
    int ends = 0;
    for (long end = 0; end < 2000; end++) {
      long expiry = (end + waits.records().toMillis()) / 1000 * 1000;
      assertThat(expiry).isGreaterThan(end + 2500);
      ends++;
    }
    assertThat(ends).isEqualTo(2000);
  }

  @Test
  void stretchesOverEveryAttemptAndTheGreatestWaitAfterIt() {
    assertThat(Waits.stretch(20, seconds(30), Duration.ofMinutes(10)))
        .isEqualTo(Duration.ofMinutes(210));
  }

  @Test
  void refusesAStretchWithoutAttempts() {
    assertThatThrownBy(() -> Waits.stretch(0, NONE, NONE))
        .hasMessage("attempts must be at least 1, not 0");
  }

  @Test
  void refusesNegativeTimes() {
    assertThatThrownBy(() -> new Waits(NEGATIVE, NONE, NONE, NONE, NONE))
        .hasMessageStartingWith("attempt must not be negative");
    assertThatThrownBy(() -> new Waits(NONE, NEGATIVE, NONE, NONE, NONE))
        .hasMessageStartingWith("event must not be negative");
    assertThatThrownBy(() -> new Waits(NONE, NONE, NEGATIVE, NONE, NONE))
        .hasMessageStartingWith("flight must not be negative");
    assertThatThrownBy(() -> new Waits(NONE, NONE, NONE, NEGATIVE, NONE))
        .hasMessageStartingWith("skew must not be negative");
    assertThatThrownBy(() -> new Waits(NONE, NONE, NONE, NONE, NEGATIVE))
        .hasMessageStartingWith("stretch must not be negative");
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }
}
