package io.beldi.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RowHistoriesTest {
  static List<Sample> samples() {
    return Sample.all("rows.txt");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isPossibleOrNotAsItIsKnownToBe(Sample sample) {
    List<Access> accesses = Linearizability.parse(sample.text());
    List<Linearizability.Violation> violations = Linearizability.check(accesses).violations();
    assertThat(violations.isEmpty() ? "yes" : "no").isEqualTo(sample.one("possible"));
    TreeSet<String> shown = new TreeSet<>();
    for (Linearizability.Violation violation : violations) {
      violation.window().forEach(one -> shown.add(String.valueOf(accesses.indexOf(one) + 1)));
    }
    assertThat(shown).describedAs(violations.toString()).isEqualTo(sample.several("window", " "));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAsItIsWritten(Sample sample) {
    List<Access> accesses = Linearizability.parse(sample.text());
    String written = String.join("\n", accesses.stream().map(Access::toString).toList());
    assertThat(Linearizability.parse(written)).isEqualTo(accesses);
  }

  @Test
  void aCounterexampleSaysWhatTheRowWas() {
    List<Access> accesses =
        Linearizability.parse(
            """
            A 0..1 committed: x:=1
            A 2..9 committed: x:=2
            B 4..5 committed: x=3
            """);
    assertThat(Linearizability.check(accesses).violations())
        .singleElement()
        .extracting(Linearizability.Violation::text)
        .isEqualTo(
            """
            A 0..1 committed: x:=1
            A 2..9 committed: x:=2
            B 4..5 committed: x=3
            impossible: B 4..5 committed: x=3, for until then x was 1 or 2""");
  }

  @Test
  void aCounterexampleBeginsWithWhatTheRowWasIfThatMatters() {
    List<Access> accesses =
        Linearizability.parse("A 0..1 committed: y=none\nA 2..3 committed: x=3");
    assertThat(Linearizability.check(accesses).violations())
        .singleElement()
        .extracting(Linearizability.Violation::text)
        .isEqualTo(
            """
            at 2 x was none
            A 2..3 committed: x=3
            impossible: A 2..3 committed: x=3, for until then x was none""");
  }

  @Test
  void whatIsNotAnAccessIsRefused() {
    assertThatThrownBy(() -> Linearizability.parse("A 0..1 committed: x"))
        .hasMessageContaining("not as expected");
    assertThatThrownBy(() -> Linearizability.parse("A 1..0 committed: x=1"))
        .hasMessageContaining("before it asked");
  }

  /** One row in memory, whose accesses happen somewhere between question and answer. */
  @Test
  void whatARowDoesIsPossibleAndADefectIsFound() {
    int found = 0;
    long most = 0;
    for (int seed = 0; seed < 200; seed++) {
      List<Access> good = accesses(seed, false);
      Linearizability.Result result = Linearizability.check(good);
      assertThat(result.violations()).describedAs("seed %s", seed).isEmpty();
      most = Math.max(most, result.work() / good.size());
      found += Linearizability.check(accesses(seed, true)).violations().isEmpty() ? 0 : 1;
    }
    System.out.println("lost writes found in " + found + " of 200, " + most + " states an access");
    assertThat(found).isGreaterThan(150);
    assertThat(most).isBetween(1L, 1_000L);
  }

  private static List<Access> accesses(int seed, boolean defect) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Access> accesses = new ArrayList<>();
    long[] free = new long[4];
    long now = 0;
    Long value = null;
    int unknown = 0;
    for (int i = 0; i < 200; i++) {
      now += 1 + random.nextInt(3);
      int process = random.nextInt(free.length);
      if (free[process] >= now) {
        continue;
      }
      long invoked = Math.max(free[process] + 1, now - random.nextInt(8));
      long returned = now + random.nextInt(8);
      free[process] = returned;
      boolean lost = defect && random.nextInt(20) == 0;
      boolean answered = unknown >= 6 || random.nextInt(20) > 0;
      unknown += answered ? 0 : 1;
      Access.Call call;
      if (random.nextInt(3) == 0) {
        call = new Access.Call.Read(value);
      } else if (random.nextBoolean()) {
        long next = (value == null ? 0 : value) + 3;
        call = new Access.Call.Add(3, next);
        value = lost || (!answered && random.nextBoolean()) ? value : Long.valueOf(next);
      } else {
        Long expected = random.nextBoolean() ? value : Long.valueOf(-1);
        boolean done = Objects.equals(expected, value);
        call = new Access.Call.ConditionalWrite(expected, (long) i, done);
        value = lost || !done || (!answered && random.nextBoolean()) ? value : Long.valueOf(i);
      }
      accesses.add(
          new Access(
              "P" + process,
              "x",
              invoked,
              answered ? returned : Transaction.NEVER,
              answered ? Outcome.COMMITTED : Outcome.UNKNOWN,
              call));
    }
    return accesses;
  }
}
