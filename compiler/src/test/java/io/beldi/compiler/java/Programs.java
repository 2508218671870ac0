package io.beldi.compiler.java;

import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sources of tests, and the Java made of them. */
final class Programs {
  private Programs() {}

  /** The Java of one source file. */
  static JavaOutput generate(String path, String text) {
    return generate(List.of(new SourceFile(path, text)));
  }

  /**
   * The Java of a program.
   *
   * @throws AssertionError with the findings, if there is an error
   */
  static JavaOutput generate(List<SourceFile> sources) {
    Compiler.Analysed analysed = Compiler.analyse(new CompilationRequest("", sources, null));
    if (analysed.analysis() == null) {
      throw new AssertionError(
          analysed.diagnostics().stream()
              .map(found -> found.span() + " " + found.code() + " " + found.message() + "\n")
              .toList());
    }
    return JavaGenerator.generate(analysed.analysis()).value();
  }

  /** The sources of a folder, named by the file alone. */
  static List<SourceFile> sources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".beldi"))
          .sorted()
          .map(file -> new SourceFile(file.getFileName().toString(), read(file)))
          .toList();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The Java files below a folder, by path; none where there is no folder. */
  static Map<String, String> java(Path folder) {
    Map<String, String> found = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> found.put(folder.relativize(file).toString().replace('\\', '/'), read(file)));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
    return found;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
