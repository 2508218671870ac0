package io.beldi.compiler.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
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
