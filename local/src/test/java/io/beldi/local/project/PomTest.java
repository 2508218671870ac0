package io.beldi.local.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PomTest {
  private static final String OURS =
      "<dependency><groupId>io.beldi</groupId><artifactId>beldi-runtime</artifactId></dependency>";
  private static final String FOR_TESTS =
      "<dependency><groupId>org.a</groupId><artifactId>a</artifactId><scope>test</scope></dependency>";
  private static final String LIBRARY =
      "<dependency><groupId>org.b</groupId><artifactId>b</artifactId></dependency>";

  @TempDir private Path folder;

  @Test
  void only_a_foreign_dependency_that_is_not_for_tests_or_a_parent_needs_maven() throws Exception {
    assertThat(pom("").needsLibraries()).isFalse();
    assertThat(pom(dependencies(OURS + FOR_TESTS)).needsLibraries()).isFalse();
    assertThat(pom(dependencies(OURS + LIBRARY)).needsLibraries()).isTrue();
    assertThat(pom("<parent><artifactId>p</artifactId></parent>").needsLibraries()).isTrue();
  }

  @Test
  void what_maven_is_asked_about_has_nothing_of_beldi_in_it() throws Exception {
    String text =
        written(
            dependencies(OURS + LIBRARY)
                + "<dependencyManagement>"
                + dependencies(OURS)
                + "</dependencyManagement><build><plugins/></build>");

    assertThat(text)
        .contains("org.b")
        .doesNotContain("io.beldi")
        .doesNotContain("<build>")
        .contains("http://maven.apache.org/POM/4.0.0");
  }

  @Test
  void a_parent_is_still_found_from_the_folder_of_the_copy() throws Exception {
    assertThat(written("<parent><artifactId>p</artifactId></parent>"))
        .contains("<relativePath>../../../../pom.xml</relativePath>");
    assertThat(written("<parent><relativePath>../up/pom.xml</relativePath></parent>"))
        .contains("<relativePath>../../../../up/pom.xml</relativePath>");
    assertThat(written("<parent><relativePath/></parent>")).contains("<relativePath/>");
  }

  @Test
  void what_is_not_xml_is_refused_with_its_name() throws IOException {
    Path file = folder.resolve("pom.xml");
    Files.writeString(file, "<project>");

    assertThatThrownBy(() -> Pom.read(file))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("pom.xml is not well-formed XML");
  }

  private static String dependencies(String content) {
    return "<dependencies>" + content + "</dependencies>";
  }

  private Pom pom(String content) throws IOException, ProjectException {
    Path file = folder.resolve("pom.xml");
    Files.writeString(
        file, "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">" + content + "</project>");
    return Pom.read(file);
  }

  private String written(String content) throws IOException, ProjectException {
    Path copies = Files.createDirectories(folder.resolve(".beldi/build/libraries"));
    pom(content).ofLibraries(copies).write(copies.resolve("pom.xml"));
    return Files.readString(copies.resolve("pom.xml"));
  }
}
