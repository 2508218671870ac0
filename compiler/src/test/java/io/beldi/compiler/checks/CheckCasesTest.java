package io.beldi.compiler.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Report;
import io.beldi.compiler.diagnostics.TextRenderer;
import io.beldi.compiler.diagnostics.TextStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every check finds exactly what its bad examples mark, shows it as their {@code .diagnostics} file
 * says, and lets its good examples pass. {@code -Dbeldi.bless=true} rewrites the renderings.
 */
final class CheckCasesTest {
  private static final Path ROOT = Path.of("src/test/beldi/checks");

  /** Circles between artifacts need contracts of other artifacts, which no request holds yet. */
  private static final Set<Code> WITHOUT_BAD = EnumSet.of(Code.BEL1004);

  private final TextRenderer renderer = new TextRenderer(TextStyle.PLAIN);

  @TestFactory
  Stream<DynamicContainer> examples() throws IOException {
    List<CheckCase> cases = CheckCase.below(ROOT);
    assertThat(cases).hasSizeGreaterThan(140);
    return Stream.of(Code.values())
        .map(
            code ->
                DynamicContainer.dynamicContainer(
                    code.name(), cases.stream().filter(one -> one.code() == code).map(this::test)));
  }

  @Test
  void everyCodeHasABadAndAGoodExample() throws IOException {
    Set<Code> bad = EnumSet.noneOf(Code.class);
    Set<Code> good = EnumSet.noneOf(Code.class);
    for (CheckCase one : CheckCase.below(ROOT)) {
      assertThat(one.isBad() != one.isGood()).as("%s is bad or good", one.path()).isTrue();
      (one.isBad() ? bad : good).add(one.code());
    }
    assertThat(bad).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_BAD)));
    assertThat(good).isEqualTo(EnumSet.allOf(Code.class));
  }

  @Test
  void badExamplesExpectTheirCodeAndGoodOnesNothing() throws IOException {
    int checked = 0;
    for (CheckCase one : CheckCase.below(ROOT)) {
      if (one.isBad()) {
        assertThat(one.expected()).as("%s", one.path()).anyMatch(m -> m.endsWith("" + one.code()));
      } else {
        assertThat(one.expected()).as("%s", one.path()).isEmpty();
      }
      checked++;
    }
    assertThat(checked).isGreaterThan(140);
  }

  @Test
  void everyRenderingBelongsToABadExample() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      assertThat(files.filter(file -> file.toString().endsWith(".diagnostics")))
          .allSatisfy(file -> assertThat(Path.of(source(file))).isRegularFile());
    }
  }

  private static String source(Path rendering) {
    return rendering.toString().replace(".diagnostics", ".beldi");
  }

  private DynamicTest test(CheckCase one) {
    return DynamicTest.dynamicTest(
        one.name(), one.path().toUri(), () -> check(one, Checked.findings(one.sources())));
  }

  private void check(CheckCase one, List<Diagnostic> found) throws IOException {
    if (one.isBad()) {
      assertThat(CheckCase.found(found)).isEqualTo(one.expected());
      Path golden = Path.of(one.path().toString().replace(".beldi", ".diagnostics"));
      Golden.compare(golden, renderer.render(Report.of(found)));
    } else {
      assertThat(found)
          .noneMatch(diagnostic -> diagnostic.code() == one.code())
          .noneMatch(diagnostic -> diagnostic.severity().failsBuild());
    }
  }
}
