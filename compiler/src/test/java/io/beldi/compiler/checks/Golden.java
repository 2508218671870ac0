package io.beldi.compiler.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what a test expects, rewritten on demand but never by a build server. */
public final class Golden {
  private static final boolean BLESS = Boolean.getBoolean("beldi.bless");

  private Golden() {}

  /** Compares with the file, or writes it with {@code -Dbeldi.bless=true}. */
  public static void compare(Path file, String actual) throws IOException {
    if (BLESS) {
      assertThat(System.getenv("CI")).as("CI does not rewrite expectations").isNull();
      Files.writeString(file, actual);
    }
    assertThat(file).as("rewrite with -Dbeldi.bless=true").isRegularFile();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
