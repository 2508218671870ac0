package io.beldi.compiler.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.Compilation;
import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds of all generated Java: it compiles without a warning, and is the same every time. */
final class GeneratedJavaTest {
  private static final Path CORPUS = Path.of("../grammar/src/test/beldi");
  private static final Path EXAMPLES = Path.of("../examples");

  private static JavaOutput generate(Path file) {
    return Programs.generate(file.getFileName().toString(), Programs.read(file));
  }

  private static void compiles(JavaOutput output, Map<String, String> written) {
    Map<String, String> all = new TreeMap<>(output.main());
    all.putAll(output.test());
    all.putAll(written);
    JavaSources.compile(all);
  }

  @Test
  void theQuickstartCompiles() {
    compiles(generate(EXAMPLES.resolve("quickstart/src/main/beldi/bank.beldi")), Map.of());
  }

  @Test
  void travelCompiles() {
    compiles(
        generate(EXAMPLES.resolve("travel/src/main/beldi/travel.beldi")),
        Programs.java(EXAMPLES.resolve("travel/src/main/java")));
  }

  @Test
  void movieCompiles() {
    compiles(generate(CORPUS.resolve("movie.beldi")), Map.of());
  }

  @Test
  void socialCompiles() {
    compiles(
        generate(CORPUS.resolve("social.beldi")),
        Map.of("social/PureFunctions.java", SOCIAL_FUNCTIONS));
  }

  @Test
  void namesOfTheRuntimeAndOfJavaMayBeNamesOfTheProgram() throws IOException {
    try (InputStream source =
        Objects.requireNonNull(GeneratedJavaTest.class.getResourceAsStream("clash.beldi"))) {
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      compiles(Programs.generate("clash.beldi", text), Map.of());
    }
  }

  @Test
  void valuesBehindWhatAlwaysFailsCompile() {
    String source =
        """
        module failing
        error Broken
        service T {
          state rows: string -> int
          internal function round(list: list<int>): list<int> fails Broken {
            return for each in list parallel 2 {
              transaction {
                let row = rows["a"] or 0
                fail Broken
              } catch Conflict {
                fail Broken
              }
              yield each + 1
            }
          }
        }
        """;
    compiles(Programs.generate("failing.beldi", source), Map.of());
  }

  @Test
  void valuesThatTakeStatementsCanBeUsedInLambdasAndBranches() {
    String source =
        """
        module captured
        service T {
          state rows: string -> int
          internal function sum(list: list<int>): list<int> fails Conflict {
            let most = transaction {
              rows["a"] += 1
              yield 3
            }
            let least = rows["c"] or (rows["d"] or 1) + 1
            let near = list.filter(it -> it < most && it > least)
            return for each in near parallel 2 {
              let row = rows["b"] or most
              yield each + row + most
            }
          }
        }
        """;
    compiles(Programs.generate("captured.beldi", source), Map.of());
  }

  @Test
  void aFunctionTooLongForJavaIsRefused() {
    String statements = "    counts[\"x\"] = 1  delete counts[\"y\"]\n".repeat(1500);
    String source =
        "module long\nservice T {\n  state counts: string -> int\n  internal function f() {\n"
            + statements
            + "  }\n}\n";
    CompilationRequest request =
        new CompilationRequest("", List.of(new SourceFile("long.beldi", source)), null);
    Compilation compilation = Compiler.compile(request);
    assertThat(compilation.output()).isNull();
    assertThat(compilation.diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.code()).isEqualTo(Code.BEL0007));
  }

  @Test
  void theSameProgramGivesTheSameBytes() {
    Path file = CORPUS.resolve("social.beldi");
    assertThat(generate(file)).isEqualTo(generate(file));
  }

  @Test
  void noGeneratedFileIsLong() {
    JavaOutput output = generate(EXAMPLES.resolve("travel/src/main/beldi/travel.beldi"));
    assertThat(output.main())
        .hasSizeGreaterThan(30)
        .allSatisfy((path, text) -> assertThat(text.lines().count()).as(path).isLessThan(300));
  }

  private static final String SOCIAL_FUNCTIONS =
      """
      package social;

      import java.util.List;

      public final class PureFunctions {
        private PureFunctions() {}

        public static String shortCode(String url) {
          return url;
        }

        public static List<String> urlsIn(String text) {
          return List.of(text);
        }

        public static List<String> namesIn(String text) {
          return List.of(text);
        }
      }
      """;
}
