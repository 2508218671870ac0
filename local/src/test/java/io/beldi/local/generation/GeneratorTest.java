package io.beldi.local.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.Compilation;
import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import io.beldi.local.generation.Generation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in compiler that turns {@code a.beldi} into {@code shop/a.java}. */
final class GeneratorTest {
  @TempDir private Path project;
  private Folders folders;
  private String version = "1";
  private int compilations;
  private boolean refuse;

  @BeforeEach
  void sources() throws IOException {
    folders = Folders.of(project, project, project.resolve("target"));
    write("a.beldi", "module a");
    write("b.beldi", "module b");
  }

  @Test
  void the_first_generation_writes_everything_and_the_lock() throws IOException {
    Generation generation = generate();

    assertThat(generation.outcome()).isEqualTo(Outcome.GENERATED);
    assertThat(generation.written()).isEqualTo(3);
    assertThat(main("shop/a.java")).hasContent("module a");
    assertThat(folders.lock()).hasContent("lock of 2");
  }

  @Test
  void what_is_written_may_be_read_by_whoever_may_read_the_folder() throws IOException {
    Path plain = Files.writeString(project.resolve("plain"), "");
    generate();

    assertThat(Files.getPosixFilePermissions(folders.lock()))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void an_unchanged_project_compiles_and_writes_nothing_but_warns_again() throws IOException {
    generate();
    FileTime before = Files.getLastModifiedTime(main("shop/a.java"));

    Generation again = generate();

    assertThat(again.outcome()).isEqualTo(Outcome.UP_TO_DATE);
    assertThat(again.messages()).extracting(Generation.Message::text).containsExactly("unused");
    assertThat(compilations).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(main("shop/a.java"))).isEqualTo(before);
  }

  @Test
  void a_changed_source_rewrites_only_what_it_makes() throws IOException {
    generate();
    write("a.beldi", "module a // new");

    Generation generation = generate();

    assertThat(generation.written()).isEqualTo(1);
    assertThat(main("shop/a.java")).hasContent("module a // new");
  }

  @Test
  void a_deleted_source_takes_its_file_and_empty_folder_along() throws IOException {
    generate();
    Files.delete(folders.sources().resolve("a.beldi"));
    Files.delete(folders.sources().resolve("b.beldi"));

    Generation generation = generate();

    assertThat(generation.deleted()).isEqualTo(2);
    assertThat(folders.main().resolve("shop")).doesNotExist();
  }

  @Test
  void a_file_that_nobody_generated_is_left_alone() throws IOException {
    generate();
    Path foreign = main("shop/Mine.java");
    Files.writeString(foreign, "mine");
    Files.delete(folders.sources().resolve("a.beldi"));

    generate();

    assertThat(foreign).hasContent("mine");
    assertThat(main("shop/a.java")).doesNotExist();
  }

  @Test
  void a_hand_edit_or_a_deleted_output_is_repaired() throws IOException {
    generate();
    Files.writeString(main("shop/a.java"), "edited");
    Files.delete(main("shop/b.java"));

    Generation generation = generate();

    assertThat(generation.written()).isEqualTo(2);
    assertThat(main("shop/a.java")).hasContent("module a");
  }

  @Test
  void another_compiler_generates_again() throws IOException {
    generate();
    version = "2";

    assertThat(generate().outcome()).isEqualTo(Outcome.GENERATED);
    assertThat(compilations).isEqualTo(2);
  }

  @Test
  void sources_with_errors_leave_the_old_files_untouched() throws IOException {
    generate();
    refuse = true;
    write("a.beldi", "module ?");

    Generation generation = generate();

    assertThat(generation.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(generation.messages()).extracting(Generation.Message::failsBuild).contains(true);
    assertThat(main("shop/a.java")).hasContent("module a");
  }

  @Test
  void a_file_that_is_not_text_is_refused_at_its_place() throws IOException {
    Files.write(folders.sources().resolve("c.beldi"), new byte[] {'m', (byte) 0xff});

    Generation generation = generate();

    assertThat(generation.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(generation.messages())
        .extracting(Generation.Message::text)
        .singleElement()
        .asString()
        .contains("not UTF-8");
    assertThat(compilations).isZero();
  }

  @Test
  void a_damaged_record_means_generating_again() throws IOException {
    generate();
    Files.writeString(folders.record(), "{\"compiler\": ");

    assertThat(generate().outcome()).isEqualTo(Outcome.GENERATED);
  }

  @Test
  void a_generation_that_ended_half_way_is_made_good() throws IOException {
    generate();
    GenerationRecord record = GenerationRecord.load(folders.record());
    new GenerationRecord("", new TreeMap<>(), record.outputs(), List.of()).store(folders.record());
    Files.delete(folders.sources().resolve("a.beldi"));

    Generation generation = generate();

    assertThat(generation.deleted()).isEqualTo(1);
    assertThat(main("shop/a.java")).doesNotExist();
  }

  private Generation generate() throws IOException {
    return new Generator(version, this::compile, Diagnostic::message).generate(folders);
  }

  private Compilation compile(CompilationRequest request) {
    compilations++;
    SourceFile first = request.sources().isEmpty() ? null : request.sources().get(0);
    List<Diagnostic> found = new ArrayList<>();
    if (first != null) {
      Code code = refuse ? Code.BEL0001 : Code.BEL1006;
      found.add(Diagnostic.of(code, first.span(0, 1), refuse ? "wrong" : "unused"));
    }
    if (refuse) {
      return new Compilation(found, null);
    }
    SortedMap<String, String> main = new TreeMap<>();
    for (SourceFile source : request.sources()) {
      String name = source.path().substring(source.path().lastIndexOf('/') + 1);
      main.put("shop/" + name.replace(".beldi", ".java"), source.text());
    }
    String lock = "lock of " + request.sources().size();
    return new Compilation(
        found,
        new Compilation.Output(main, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), lock));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folders.sources());
    Files.writeString(folders.sources().resolve(name), text);
  }

  private Path main(String path) {
    return folders.main().resolve(path);
  }
}
