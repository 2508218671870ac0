package io.beldi.local.generation;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Replaces a file as a whole: a reader sees the old text or the new one, never a part. */
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(folder);
    // Not createTempFile: its files are for their owner only, and this one is for everybody.
    Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      Files.writeString(draft, text);
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
