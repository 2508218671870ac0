package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of codes in the documentation is the list of codes in the compiler. */
final class ErrorIndexTest {
  private static final String PAGES =
      "../compiler/src/main/resources/io/beldi/compiler/diagnostics/";

  @Test
  void theIndexListsEveryCode() throws IOException {
    StringBuilder index = new StringBuilder();
    index.append("# Errors and warnings\n\n");
    index.append(
        "What the compiler finds, by code. `beldi explain CODE` shows the same pages.\n\n");
    index.append("| code | severity | finding |\n|---|---|---|\n");
    for (Code code : Code.values()) {
      String link = "[%s](%s%s.md)".formatted(code, PAGES, code);
      index.append("| %s | %s | %s |\n".formatted(link, code.severity().word(), code.title()));
    }
    Golden.compare(Path.of("../docs/errors.md"), index.toString());
  }
}
