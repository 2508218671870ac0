package io.beldi.local.generation;

import io.beldi.compiler.Compilation;
import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Generates a project's files.
 *
 * <p>Up to date means: the same compiler, the same sources (compared as a whole, so that a deleted
 * one counts), and every output still as it was written. Otherwise everything is compiled, but only
 * files whose bytes differ are written, and only files that an earlier generation wrote are
 * deleted.
 */
public final class Generator {
  private final String compilerVersion;
  private final Function<CompilationRequest, Compilation> compiler;
  private final Function<Diagnostic, String> renderer;

  /**
   * @param compilerVersion changes whenever the same sources may give other files
   * @param renderer how a diagnostic is shown
   */
  public Generator(
      String compilerVersion,
      Function<CompilationRequest, Compilation> compiler,
      Function<Diagnostic, String> renderer) {
    this.compilerVersion = compilerVersion;
    this.compiler = compiler;
    this.renderer = renderer;
  }

  /**
   * @throws IOException if a file cannot be read or written; the next generation will notice
   */
  public Generation generate(Folders folders) throws IOException {
    SourceTree tree = SourceTree.read(folders.root(), folders.sources());
    GenerationRecord old = GenerationRecord.load(folders.record());
    if (old.compiler().equals(compilerVersion)
        && old.inputs().equals(tree.digests())
        && stands(folders.root(), old.outputs())) {
      return new Generation(
          Generation.Outcome.UP_TO_DATE, again(old.messages()), tree.files().size(), 0, 0);
    }
    Compilation compilation = tree.compile(compiler, lock(folders));
    List<Generation.Message> messages = messages(compilation.diagnostics());
    Compilation.Output output = compilation.output();
    if (output == null) {
      return new Generation(Generation.Outcome.REFUSED, messages, tree.files().size(), 0, 0);
    }
    return write(folders, tree, old, output, messages);
  }

  private Generation write(
      Folders folders,
      SourceTree tree,
      GenerationRecord old,
      Compilation.Output output,
      List<Generation.Message> messages)
      throws IOException {
    SortedMap<String, String> texts = texts(folders, output);
    SortedMap<String, String> digests = new TreeMap<>();
    texts.forEach((path, text) -> digests.put(path, Digests.of(text)));

    // Should this run end half-way, the next one still knows every file that may be ours.
    SortedMap<String, String> either = new TreeMap<>(old.outputs());
    either.putAll(digests);
    new GenerationRecord("", new TreeMap<>(), either, List.of()).store(folders.record());

    int written = 0;
    for (Map.Entry<String, String> file : texts.entrySet()) {
      Path path = folders.root().resolve(file.getKey());
      if (!Objects.equals(digests.get(file.getKey()), Digests.ofFile(path))) {
        AtomicFile.write(path, file.getValue());
        written++;
      }
    }
    int deleted = deleteOrphans(folders, old, digests);
    List<String> warnings = messages.stream().map(Generation.Message::text).toList();
    new GenerationRecord(compilerVersion, tree.digests(), digests, warnings)
        .store(folders.record());
    return new Generation(
        Generation.Outcome.GENERATED, messages, tree.files().size(), written, deleted);
  }

  private List<Generation.Message> messages(List<Diagnostic> diagnostics) {
    Report report = Report.of(diagnostics);
    List<Generation.Message> messages = new ArrayList<>();
    for (Diagnostic found : report.shown()) {
      messages.add(new Generation.Message(found.severity().failsBuild(), renderer.apply(found)));
    }
    if (report.hidden() > 0) {
      messages.add(new Generation.Message(report.failed(), report.summary()));
    }
    return messages;
  }

  private static List<Generation.Message> again(List<String> warnings) {
    return warnings.stream().map(text -> new Generation.Message(false, text)).toList();
  }

  private static SortedMap<String, String> texts(Folders folders, Compilation.Output output) {
    SortedMap<String, String> texts = new TreeMap<>();
    collect(folders, folders.main(), output.main(), texts);
    collect(folders, folders.test(), output.test(), texts);
    collect(folders, folders.resources(), output.resources(), texts);
    collect(folders, folders.testResources(), output.testResources(), texts);
    texts.put(SourceTree.name(folders.root(), folders.lock()), output.lock());
    return texts;
  }

  private static void collect(
      Folders folders, Path folder, Map<String, String> files, Map<String, String> texts) {
    files.forEach(
        (path, text) -> texts.put(SourceTree.name(folders.root(), folder.resolve(path)), text));
  }

  private static int deleteOrphans(
      Folders folders, GenerationRecord old, Map<String, String> current) throws IOException {
    int deleted = 0;
    List<Path> owned = new ArrayList<>();
    for (Path output : folders.outputs()) {
      owned.add(output.toAbsolutePath().normalize());
    }
    for (String name : old.outputs().keySet()) {
      Path path = folders.root().resolve(name).toAbsolutePath().normalize();
      if (!current.containsKey(name)
          && owned.stream().anyMatch(path::startsWith)
          && Files.deleteIfExists(path)) {
        deleted++;
        deleteEmpty(path.getParent(), owned);
      }
    }
    return deleted;
  }

  private static void deleteEmpty(@Nullable Path folder, List<Path> owned) throws IOException {
    Path empty = folder;
    while (empty != null && isBelow(empty, owned) && SourceTree.isEmpty(empty)) {
      Files.delete(empty);
      empty = empty.getParent();
    }
  }

  private static boolean isBelow(Path folder, List<Path> owned) {
    return owned.stream().anyMatch(output -> folder.startsWith(output) && !folder.equals(output));
  }

  private static boolean stands(Path root, Map<String, String> outputs) throws IOException {
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      if (!output.getValue().equals(Digests.ofFile(root.resolve(output.getKey())))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String lock(Folders folders) throws IOException {
    return Files.isRegularFile(folders.lock())
        ? Files.readString(folders.lock(), StandardCharsets.UTF_8)
        : null;
  }
}
