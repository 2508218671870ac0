package io.beldi.runtime.journal;

import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash of texts, each preceded by its length, so that no two lists of texts are alike.
 */
public record Digest(Bytes bytes) {
  /** The hash of {@code parts}, in order. */
  public static Digest of(String... parts) {
    MessageDigest sha = sha256();
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      sha.update((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
      sha.update(utf8);
    }
    return new Digest(Bytes.of(sha.digest()));
  }

  /** All of it, 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** The first 128 bits, 32 hexadecimal digits. */
  public String shortHex() {
    return hex().substring(0, 32);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
