package io.beldi.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HistoryTest {
  @Test
  void whatIsNotAHistoryIsRefused() {
    assertThatThrownBy(() -> History.parse("T1 A 0..1 done: x=[]"))
        .hasMessageContaining("not as expected: T1");
    assertThatThrownBy(() -> History.parse("T1 A 0-1 committed: x=[]"))
        .hasMessageContaining("not as expected: 0-1");
    assertThatThrownBy(() -> History.parse("T1 A 0..1 committed: x=[] x-1"))
        .hasMessage("not an action: x-1");
    assertThatThrownBy(() -> History.parse("T1 A 0..1 committed: scan(x)={y}"))
        .hasMessage("not a list: y");
    assertThatThrownBy(() -> History.parse("T1 A 0..1 committed: scan(x)={y=[1]}"))
        .hasMessage("y does not begin with x");
    assertThatThrownBy(() -> History.parse("T1 A 1..0 committed: x=[]"))
        .hasMessageContaining("returned before it was invoked");
    assertThatThrownBy(() -> History.parse("T1 A * committed:\nT1 B * aborted:"))
        .hasMessage("two transactions are named T1");
  }

  @Test
  void anElementIsAppendedOnlyOnce() {
    History history = History.parse("T1 A 0..1 committed: x+=1\nT2 B 0..1 aborted: x+=1");
    assertThatThrownBy(() -> ListAppend.check(history))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("T2 appends 1 to x, which is not the first time");
  }

  @Test
  void aVerdictSaysOnlyWhatWasLookedAt() {
    Verdict verdict = ListAppend.check(History.parse(""));
    assertThatThrownBy(() -> verdict.satisfies(Level.OPACITY))
        .hasMessage("opacity was not looked at");
    assertThat(verdict).hasToString("satisfies strict serializable\n");
  }

  @Test
  void aVerdictExplainsEachStepOfACycle() {
    History history =
        History.parse(
            """
            T1 A 0..9 committed: x=[] x+=1 y=[2]
            T2 B 0..9 committed: y+=2 x+=3
            T3 C 10..11 committed: x=[1 3] y=[2]
            """);
    assertThat(ListAppend.check(history))
        .hasToString(
            """
            satisfies read uncommitted
            G1c (circular flow of information: a cycle of writes and reads)
              T2 B 0..9 committed: y+=2 x+=3
              T1 A 0..9 committed: x=[] x+=1 y=[2]
              T2 comes before T1: T1 reads 2 of y, which it appends
              T1 comes before T2: it appends 1, and then comes 3 of x, which T2 appends
              so that each of them comes before itself
            """);
  }

  @Test
  void theShortestOfManyCyclesIsShown() {
    StringBuilder text = new StringBuilder();
    int length = 50;
    for (int i = 0; i < length; i++) {
      int next = (i + 1) % length;
      text.append("T" + i + " A" + i + " * committed: x" + i + "+=1 x" + next + "=[]\n");
    }
    assertThat(ListAppend.check(History.parse(text.toString())).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.transactions()).hasSize(length));
    text.append("S1 B * committed: y=[] z+=1 x3=[1]\nS2 C * committed: z=[] y+=1 x5=[1]\n");
    Finding shortest = ListAppend.check(History.parse(text.toString())).findings().get(0);
    assertThat(shortest.anomaly()).isEqualTo(Anomaly.G2_ITEM);
    assertThat(shortest.transactions()).containsExactly("S1", "S2");
  }

  @Test
  void levelsImplyOthers() {
    assertThat(Level.OPACITY.down()).containsExactlyInAnyOrder(Level.values());
    assertThat(Level.READ_UNCOMMITTED.up()).containsExactlyInAnyOrder(Level.values());
    assertThat(Level.REPEATABLE_READ.up()).doesNotContain(Level.SNAPSHOT_ISOLATION);
    assertThat(Level.SNAPSHOT_ISOLATION.down())
        .containsExactlyInAnyOrder(
            Level.SNAPSHOT_ISOLATION, Level.READ_COMMITTED, Level.READ_UNCOMMITTED);
  }
}
