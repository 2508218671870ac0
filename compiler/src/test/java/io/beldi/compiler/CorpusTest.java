package io.beldi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs: good ones, ones ahead of the compiler, spoilt ones and hostile ones. */
final class CorpusTest {
  private static final Path PROGRAMS = Path.of("../grammar/src/test/beldi");
  private static final Pattern WORD = Pattern.compile("\"[^\"\n]*\"|\\w+|\\s+|.", Pattern.DOTALL);

  private static SourceFile file(String name, String path) throws IOException {
    return new SourceFile(path, Files.readString(PROGRAMS.resolve(name)));
  }

  private static List<Diagnostic> findings(SourceFile... files) {
    return Compiler.analyse(new CompilationRequest("", List.of(files), null)).diagnostics();
  }

  @ParameterizedTest
  @ValueSource(strings = {"travel.beldi", "movie.beldi", "social.beldi"})
  void theApplicationsHaveNoErrors(String name) throws IOException {
    assertThat(findings(file(name, name))).isEmpty();
  }

  @Test
  void whatIsNotSupportedYetIsSaidAndNothingElse() throws IOException {
    assertThat(findings(file("tour.beldi", "trip.beldi"), file("travel.beldi", "travel.beldi")))
        .hasSizeGreaterThan(10)
        .allMatch(found -> found.code() == Code.BEL0900);
  }

  @Test
  void aSpoiltProgramNeverBreaksTheCompiler() throws IOException {
    Random random = new Random(20261124);
    List<List<String>> programs = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String name : List.of("travel.beldi", "movie.beldi", "social.beldi", "tour.beldi")) {
      List<String> program = split(Files.readString(PROGRAMS.resolve(name)));
      programs.add(program);
      program.stream().filter(word -> word.matches("[\\w\"].*")).forEach(words::add);
    }
    int analysed = 0;
    for (int run = 0; run < 300; run++) {
      List<String> program = new ArrayList<>(programs.get(run % programs.size()));
      for (int change = 0; change <= run % 4; change++) {
        int at = random.nextInt(program.size());
        if (program.get(at).matches("[\\w\"].*")) {
          program.set(at, words.get(random.nextInt(words.size())));
        }
      }
      findings(new SourceFile("spoilt.beldi", String.join("", program)));
      analysed++;
    }
    assertThat(analysed).isEqualTo(300);
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  @Test
  void thousandsOfUnknownNamesAndFactsTakeBoundedTime() {
    StringBuilder unknown = new StringBuilder("module big\n");
    StringBuilder facts =
        new StringBuilder("module big\nid I\nerror E\nservice S { state s: I -> int\n");
    facts.append("function f() fails E {\n");
    for (int i = 0; i < 4_000; i++) {
      unknown.append("record Record").append(i).append(" { a: Rekord").append(i).append(" }\n");
      facts.append("let x").append(i).append(" = s[I(\"").append(i).append("\")] or fail E\n");
    }
    facts.append("}}\n");
    Instant start = Instant.now();
    assertThat(findings(new SourceFile("big.beldi", unknown.toString()))).hasSize(4_000);
    assertThat(findings(new SourceFile("big.beldi", facts.toString()))).isEmpty();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }
}
