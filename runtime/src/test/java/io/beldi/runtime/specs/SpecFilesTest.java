package io.beldi.runtime.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folder of the specs is complete, and its translations are up to date. */
final class SpecFilesTest {
  @Test
  void eachConfigurationIsChecked() {
    List<String> checked =
        Model.all().stream()
            .filter(model -> model.text().isEmpty())
            .map(Model::name)
            .sorted()
            .toList();
    assertThat(checked).isEqualTo(Specs.names(".cfg")).doesNotHaveDuplicates();
  }

  @Test
  void eachSpecHasConfigurationsThatHoldAndThatFail() {
    Set<String> holding = new TreeSet<>();
    Set<String> failing = new TreeSet<>();
    for (Model model : Model.all()) {
      (model.mustFail() ? failing : holding).add(model.spec());
    }
    assertThat(holding).containsExactlyElementsOf(Specs.names(".tla"));
    assertThat(failing).containsExactlyElementsOf(Specs.names(".tla"));
  }

  @Test
  void eachConfigurationIsExplained() {
    String readme = Specs.read("README.md");
    assertThat(Model.all())
        .hasSizeGreaterThan(50)
        .allSatisfy(model -> assertThat(readme).contains("`" + model.name() + "`"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theTranslationIsUpToDate(String spec) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "tlc", "translated").toAbsolutePath());
    Path file = folder.resolve(spec + ".tla");
    String committed = Specs.read(spec + ".tla");
    Files.writeString(file, withoutTranslation(committed));

    Path printed = folder.resolve(spec + ".txt");
    int exit = Tool.run(folder, printed, "pcal.trans", "-nocfg", spec);

    assertThat(exit).as(Files.readString(printed)).isZero();
    assertThat(Files.readString(file)).isEqualTo(committed);
  }

  static List<String> specs() {
    return Specs.names(".tla");
  }

  private static String withoutTranslation(String spec) {
    int start = spec.indexOf("\\* BEGIN TRANSLATION");
    int end = spec.indexOf("\\* END TRANSLATION");
    assertThat(start).isPositive().isLessThan(end);
    return spec.substring(0, start) + spec.substring(spec.indexOf('\n', end) + 1);
  }
}
