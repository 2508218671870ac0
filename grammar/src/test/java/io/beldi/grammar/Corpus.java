package io.beldi.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs that the grammar is tried on. */
final class Corpus {
  private Corpus() {}

  static List<Path> files() {
    try (var files = Files.list(Path.of("src/test/beldi"))) {
      return files.filter(file -> file.toString().endsWith(".beldi")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
