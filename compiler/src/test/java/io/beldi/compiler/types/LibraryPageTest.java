package io.beldi.compiler.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the library and its page say the same. */
final class LibraryPageTest {
  private static final Path PAGE = Path.of("../docs/library.md");

  private static String row(LibraryFunction function) {
    return "| `%s` | %s |".formatted(function.signature(), function.documentation());
  }

  @Test
  void thePageListsEveryFunctionAndNoOther() throws IOException {
    String rows =
        Library.all().stream().map(LibraryPageTest::row).collect(Collectors.joining("\n"));
    String listed =
        Files.readString(PAGE)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .collect(Collectors.joining("\n"));
    assertThat(listed).isEqualTo(rows);
  }

  @Test
  void theLibraryIsSmall() {
    assertThat(Library.all()).hasSizeLessThan(40);
  }

  @Test
  void everyTypeOfTheTableCanBeRead() {
    Set<String> targets = new HashSet<>();
    for (LibraryFunction function : Library.all()) {
      assertThat(TypePattern.of(function.receiver())).isNotNull();
      assertThat(TypePattern.of(function.result()).apply(java.util.Map.of())).isNotNull();
      targets.add(function.javaClass() + "." + function.javaMethod());
    }
    assertThat(targets).hasSameSizeAs(Library.all());
  }
}
