package io.beldi.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Names: no two things have one, and they sort as the things do. */
final class NamesTest {
  @Property(tries = 1000)
  void pathsOfDifferentStepsDiffer(
      @ForAll("elements") List<Integer> some, @ForAll("elements") List<Integer> others) {
    assertThat(path(some).equals(path(others))).isEqualTo(some.equals(others));
  }

  @Property(tries = 1000)
  void pathsSortAsTheirNumbersDo(@ForAll("number") int one, @ForAll("number") int other) {
    int texts = Path.ROOT.step(one).text().compareTo(Path.ROOT.step(other).text());
    assertThat(Integer.signum(texts)).isEqualTo(Integer.compare(one, other));
  }

  @Test
  void everyKindOfElementIsAnotherPath() {
    Path path = Path.ROOT;
    assertThat(
            List.of(
                path,
                path.step(1),
                path.iteration(1),
                path.branch(1),
                path.attempt(1),
                path.commit(1),
                path.log(1)))
        .doesNotHaveDuplicates();
  }

  @Property(tries = 1000)
  void theLogOfAnInstanceSortsRightBehindItsRecordAndInItsOwnOrder(
      @ForAll("elements") List<Integer> some,
      @ForAll("elements") List<Integer> others,
      @ForAll("number") int one,
      @ForAll("number") int other) {
    String record = path(some).step(1).text();
    String first = path(some).step(1).log(one).text();
    String second = path(some).step(1).log(other).text();
    String alien = path(others).step(1).text();
    assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.compare(one, other));
    assertThat(record).isLessThan(first);
    boolean between = alien.compareTo(record) > 0 && alien.compareTo(first) < 0;
    assertThat(between).as("%s between %s and %s", alien, record, first).isFalse();
  }

  @Test
  void aPathOfAnyDepthFitsIntoAKey() {
    Path path = Path.ROOT;
    List<Path> all = new ArrayList<>();
    for (int depth = 0; depth < 2_000; depth++) {
      path = path.step(1_000_000 + depth);
      all.add(path);
      all.add(path.log(Integer.MAX_VALUE));
    }
    assertThat(all).allMatch(deep -> deep.text().length() < 1_024).doesNotHaveDuplicates();
  }

  @Test
  void whateverAnOlderAttemptSendsRanksBelowWhatANewerOneSends() {
    Stamp older = Stamp.FIRST.call(300).call(9);
    Stamp newer = Stamp.FIRST.next().call(1).call(1);
    assertThat(older).isLessThan(newer);
    assertThat(Stamp.NONE).isLessThan(Stamp.FIRST);
    assertThat(Stamp.of(255)).isLessThan(Stamp.of(256));
    assertThat(Stamp.FIRST.call(1).isFirst()).isTrue();
    assertThat(Stamp.FIRST.call(2).isFirst()).isFalse();
    assertThat(Stamp.FIRST.next().call(1).isFirst()).isFalse();
  }

  @Test
  void aKeyNamesAnotherInstanceForAnotherFunction() {
    assertThat(InstanceId.keyed("a", "bc")).isNotEqualTo(InstanceId.keyed("ab", "c"));
    assertThat(InstanceId.keyed("a", "bc")).isEqualTo(InstanceId.keyed("a", "bc"));
  }

  @Test
  void newIdsAreStableSortByTimeAndHaveTwentySixDigits() {
    InstanceId id = InstanceId.root("r");
    String early = id.newId(1_750_000_000_000L, Path.ROOT.step(1));
    assertThat(early).matches("[0-9A-HJKMNP-TV-Z]{26}").startsWith("01JX");
    assertThat(id.newId(1_750_000_000_000L, Path.ROOT.step(1))).isEqualTo(early);
    assertThat(id.newId(1_750_000_000_000L, Path.ROOT.step(2))).isNotEqualTo(early);
    assertThat(id.newId(1_750_000_000_001L, Path.ROOT.step(1))).isGreaterThan(early);
    assertThat(id.stepKey(Path.ROOT.step(1))).hasSize(32);
  }

  @Provide
  Arbitrary<List<Integer>> elements() {
    return number().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Integer> number() {
    return Arbitraries.integers().between(0, Integer.MAX_VALUE);
  }

  private static Path path(List<Integer> steps) {
    Path path = Path.ROOT;
    for (int step : steps) {
      path = path.step(step);
    }
    return path;
  }
}
