package io.beldi.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KnownHistoriesTest {
  static List<Sample> samples() {
    return Sample.all("transactions.txt");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isJudgedAsItIsKnownToBe(Sample sample) {
    Verdict verdict = ListAppend.check(History.parse(sample.text()));
    Set<String> levels = new TreeSet<>();
    verdict.strongest().forEach(level -> levels.add(level.toString()));
    if (levels.isEmpty()) {
      levels.add("no level");
    }
    assertThat(levels)
        .describedAs(verdict.toString())
        .isEqualTo(sample.several("strongest", " and "));
    assertThat(verdict.anomalies().stream().map(Anomaly::toString))
        .describedAs(verdict.toString())
        .containsExactlyInAnyOrderElementsOf(sample.several("anomalies", ", "));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isOpaqueOrNotAsItIsKnownToBe(Sample sample) {
    Verdict verdict = Opacity.check(History.parse(sample.text()));
    assertThat(verdict.satisfies(Level.OPACITY) ? "yes" : "no")
        .describedAs(verdict.toString())
        .isEqualTo(sample.one("opaque"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAsItIsWritten(Sample sample) {
    History history = History.parse(sample.text());
    assertThat(History.parse(history.toString())).isEqualTo(history);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void showsOnlyThoseThatTakePart(Sample sample) {
    History history = History.parse(sample.text());
    for (Finding finding : ListAppend.check(history).findings()) {
      String named =
          history.transactions().stream()
              .filter(one -> finding.transactions().contains(one.name()))
              .map(Transaction::toString)
              .sorted()
              .collect(Collectors.joining("\n"));
      assertThat(finding.text().lines().limit(finding.transactions().size()).sorted())
          .containsExactlyElementsOf(named.lines().toList());
    }
  }

  @Test
  void areMany() {
    int opaque = 0;
    Set<String> anomalies = new TreeSet<>();
    Set<String> strongest = new TreeSet<>();
    for (Sample sample : samples()) {
      anomalies.addAll(sample.several("anomalies", ", "));
      strongest.addAll(sample.several("strongest", " and "));
      opaque += sample.one("opaque").equals("yes") ? 1 : 0;
    }
    System.out.println(samples().size() + " histories, " + opaque + " of them opaque");
    assertThat(samples()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(opaque).isGreaterThanOrEqualTo(12);
    assertThat(samples().stream().map(Sample::name)).doesNotHaveDuplicates();
    assertThat(anomalies)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(Anomaly.class).stream().map(Anomaly::toString).toList());
    assertThat(strongest)
        .containsExactlyInAnyOrder(
            "no level",
            "read uncommitted",
            "read committed",
            "repeatable read",
            "snapshot isolation",
            "serializable",
            "session serializable",
            "strict serializable");
  }
}
