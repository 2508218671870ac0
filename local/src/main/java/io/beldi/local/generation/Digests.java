package io.beldi.local.generation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of contents, in hexadecimal. */
final class Digests {
  private Digests() {}

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform offers SHA-256", missing);
    }
  }

  /** The digest of a file, or null where there is none. */
  static @Nullable String ofFile(Path file) throws IOException {
    return Files.isRegularFile(file) ? of(Files.readAllBytes(file)) : null;
  }
}
