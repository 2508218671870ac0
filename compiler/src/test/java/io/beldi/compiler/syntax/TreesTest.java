package io.beldi.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.checks.Golden;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs and their trees; {@code -Dbeldi.bless=true} rewrites the trees. */
final class TreesTest {
  private static final Path ROOT = Path.of("src/test/beldi/syntax");
  private static final Path CORPUS = Path.of("../grammar/src/test/beldi");

  @TestFactory
  Stream<DynamicTest> treesAreAsWritten() throws IOException {
    List<Path> files = programs(ROOT);
    assertThat(files).hasSizeGreaterThanOrEqualTo(3);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> Golden.compare(expected(file), SyntaxPrinter.print(tree(file)))));
  }

  @TestFactory
  Stream<DynamicTest> theCorpusOfTheGrammarHasTrees() throws IOException {
    List<Path> files = programs(CORPUS);
    assertThat(files).hasSizeGreaterThanOrEqualTo(5);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> assertThat(tree(file)).isNotNull()));
  }

  @Test
  void everyKindOfNodeIsInATree() throws IOException {
    StringBuilder trees = new StringBuilder();
    for (Path file : programs(ROOT)) {
      trees.append(Files.readString(expected(file)));
    }
    Set<String> kinds = new TreeSet<>();
    for (Class<?> family : FAMILIES) {
      collect(family, kinds);
    }
    assertThat(kinds).hasSizeGreaterThan(60);
    assertThat(kinds).allSatisfy(kind -> assertThat(trees).containsPattern("\\b" + kind + " \\d"));
  }

  private static final Set<Class<?>> FAMILIES =
      Set.of(
          Declaration.class,
          Member.class,
          StateOption.class,
          Statement.class,
          Exit.class,
          Expression.class,
          Bounds.class,
          Selector.class,
          MatchPattern.class,
          TestStatement.class,
          FunctionBody.class);

  private static void collect(Class<?> kind, Set<String> kinds) {
    if (kind.isSealed()) {
      for (Class<?> permitted : kind.getPermittedSubclasses()) {
        collect(permitted, kinds);
      }
    } else {
      kinds.add(kind.getSimpleName());
    }
  }

  private static CompilationUnit tree(Path file) throws IOException {
    Result<CompilationUnit> result =
        Parsing.parse(new SourceFile(file.getFileName().toString(), Files.readString(file)));
    assertThat(result.diagnostics()).isEmpty();
    return result.value();
  }

  private static Path expected(Path file) {
    return Path.of(file.toString().replace(".beldi", ".ast"));
  }

  private static List<Path> programs(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> file.toString().endsWith(".beldi"))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
