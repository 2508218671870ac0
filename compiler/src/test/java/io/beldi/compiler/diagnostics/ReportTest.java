package io.beldi.compiler.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
  private final SourceFile shop = new SourceFile("shop.beldi", "abc\n".repeat(200));
  private final SourceFile bank = new SourceFile("bank.beldi", "abc\n".repeat(200));

  @Test
  void findingsAreSortedByFileLineAndColumn() {
    List<Diagnostic> sorted =
        List.of(
            found(Code.BEL1001, bank, 9),
            found(Code.BEL1001, shop, 1),
            found(Code.BEL2001, shop, 1),
            found(Code.BEL1001, shop, 5));
    List<Diagnostic> mixed = new ArrayList<>(sorted);
    Collections.reverse(mixed);
    assertThat(Report.of(mixed).shown()).isEqualTo(sorted);
  }

  @Test
  void equalFindingsCountOnce() {
    Report report = Report.of(List.of(found(Code.BEL1001, shop, 1), found(Code.BEL1001, shop, 1)));
    assertThat(report.shown()).hasSize(1);
    assertThat(report.summary()).isEqualTo("1 error");
  }

  @Test
  void aFileShowsTwentyAndThoseThatStopTheBuildStay() {
    List<Diagnostic> many = new ArrayList<>();
    for (int at = 0; at < 30; at++) {
      many.add(found(Code.BEL1006, shop, 4 * at));
    }
    Diagnostic error = found(Code.BEL1001, shop, 400);
    many.add(error);
    Report report = Report.of(many);
    assertThat(report.shown()).hasSize(Report.PER_FILE).endsWith(error);
    assertThat(report.hidden()).isEqualTo(11);
    assertThat(report.summary()).isEqualTo("1 error, 30 warnings (11 not shown)");
  }

  @Test
  void aRunShowsOneHundred() {
    List<Diagnostic> many = new ArrayList<>();
    for (int file = 0; file < 10; file++) {
      SourceFile source = new SourceFile("m" + file + ".beldi", "abc\n".repeat(20));
      for (int at = 0; at < 20; at++) {
        many.add(found(Code.BEL1001, source, 4 * at));
      }
    }
    Report report = Report.of(many);
    assertThat(report.shown()).hasSize(Report.PER_RUN);
    assertThat(report.summary()).isEqualTo("200 errors (100 not shown)");
    assertThat(report.failed()).isTrue();
  }

  @Test
  void nothingFoundIsAnEmptySummary() {
    Report report = Report.of(List.of());
    assertThat(report.summary()).isEmpty();
    assertThat(report.failed()).isFalse();
  }

  private static Diagnostic found(Code code, SourceFile file, int at) {
    return Diagnostic.of(code, file.span(at, at + 1), "words");
  }
}
