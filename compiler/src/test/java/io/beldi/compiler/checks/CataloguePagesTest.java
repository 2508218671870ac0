package io.beldi.compiler.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.diagnostics.Catalogue;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The programs on the catalogue's pages are what the pages say. */
final class CataloguePagesTest {
  private static final Pattern PROGRAM =
      Pattern.compile("^```beldi(?: (\\S+))?\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> theWrongProgramGivesTheCode() {
    return pagesWithPrograms("Wrong")
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code.name(),
                    () ->
                        assertThat(Checked.findings(programs(code, "Wrong")))
                            .anyMatch(found -> found.code() == code)
                            .allMatch(
                                found -> found.code() == code || found.code() == Code.BEL0900)));
  }

  @TestFactory
  Stream<DynamicTest> theRightProgramGivesNothing() {
    return pagesWithPrograms("Right")
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code.name(),
                    () -> {
                      List<Diagnostic> found = Checked.findings(programs(code, "Right"));
                      assertThat(found).isEmpty();
                    }));
  }

  private static Stream<Code> pagesWithPrograms(String section) {
    List<Code> codes =
        Stream.of(Code.values()).filter(code -> !programs(code, section).isEmpty()).toList();
    assertThat(codes).hasSizeGreaterThan(Code.values().length - 3);
    return codes.stream();
  }

  private static List<SourceFile> programs(Code code, String section) {
    String page = Catalogue.page(code);
    int start = page.indexOf("## " + section + "\n");
    assertThat(start).as("section %s of %s", section, code).isPositive();
    int end = page.indexOf("\n## ", start);
    Matcher program = PROGRAM.matcher(page.substring(start, end < 0 ? page.length() : end));
    List<SourceFile> files = new ArrayList<>();
    while (program.find()) {
      String text = program.group(2);
      String path = program.group(1);
      files.add(path == null ? CheckCase.file(text) : new SourceFile(path, text));
    }
    return files;
  }
}
