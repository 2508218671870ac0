package io.beldi.compiler.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs and the Java expected of them, which compiles: a source, {@code expected/}, and in
 * {@code java/} what a user would write. With {@code -Dbeldi.bless} the expectations are written
 * anew, outside of CI.
 */
final class GoldenJavaTest {
  private static final Path CASES = Path.of("src/test/beldi/java");
  private static final boolean BLESS = System.getProperty("beldi.bless") != null;

  @TestFactory
  List<DynamicTest> programsBecomeTheExpectedJava() throws IOException {
    assertFalse(BLESS && System.getenv("CI") != null, "expectations are not written under CI");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(CASES)) {
      folders
          .sorted()
          .forEach(
              folder ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          folder.getFileName().toString(), () -> check(folder))));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(3);
    return tests;
  }

  private static void check(Path folder) throws IOException {
    JavaOutput output = Programs.generate(Programs.sources(folder));
    Map<String, String> generated = new TreeMap<>(output.main());
    generated.putAll(output.test());
    Path expected = folder.resolve("expected");
    if (BLESS) {
      bless(expected, generated);
    }
    assertThat(generated).isEqualTo(Programs.java(expected));
    generated.putAll(Programs.java(folder.resolve("java")));
    JavaSources.compile(generated);
  }

  private static void bless(Path expected, Map<String, String> generated) throws IOException {
    for (String old : Programs.java(expected).keySet()) {
      if (!generated.containsKey(old)) {
        Files.delete(expected.resolve(old));
      }
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Path path = expected.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
