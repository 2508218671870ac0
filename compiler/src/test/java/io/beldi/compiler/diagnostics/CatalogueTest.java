package io.beldi.compiler.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CatalogueTest {
  private static final Path PAGES = Path.of("src/main/resources/io/beldi/compiler/diagnostics");

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAPageWithTheSameSections(Code code) {
    String page = Catalogue.page(code);
    assertThat(page).startsWith("# " + code + ": " + code.title() + "\n\n");
    assertThat(page.lines().filter(line -> line.startsWith("## ")))
        .containsExactly("## Why", "## Wrong", "## Right", "## What to do");
    assertThat(page).endsWith("\n").doesNotContain("!\n", "Sorry", "sorry", "\t");
  }

  @Test
  void noPageIsWithoutACode() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      List<String> names = pages.map(page -> page.getFileName().toString()).sorted().toList();
      assertThat(names)
          .containsExactlyElementsOf(Stream.of(Code.values()).map(code -> code + ".md").toList());
    }
  }

  @Test
  void aCodeIsFoundByItsNameOrItsNumber() {
    assertThat(Catalogue.find("BEL2002")).contains(Code.BEL2002);
    assertThat(Catalogue.find(" bel2002 ")).contains(Code.BEL2002);
    assertThat(Catalogue.find("2002")).contains(Code.BEL2002);
    assertThat(Catalogue.find("BEL9999")).isEmpty();
    assertThat(Catalogue.find("")).isEmpty();
  }

  @Test
  void anExplanationIsThePageWithoutMarkdown() {
    assertThat(Catalogue.explain(Code.BEL1003))
        .startsWith("error BEL1003: module name does not match its folder\n\n")
        .contains("\nWRONG\n\n    // stores/stock.beldi\n    module shop.stock\n\n    id ItemId\n")
        .doesNotContain("```", "\n#");
    assertThat(Catalogue.explain(Code.BEL1006)).startsWith("warning BEL1006: unused import\n");
  }
}
