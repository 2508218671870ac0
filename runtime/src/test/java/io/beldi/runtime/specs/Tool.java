package io.beldi.runtime.specs;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tlc2.TLC;

/** Programs of the model checker, each in a process of its own, since they end it. */
final class Tool {
  private static final long LIMIT_MINUTES = 20;

  private Tool() {}

  /**
   * Runs a program to its end.
   *
   * @param printed the file that takes what it prints
   * @return its exit code
   * @throws IllegalStateException if it takes too long
   */
  static int run(Path folder, Path printed, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-Djava.io.tmpdir=" + folder));
    command.addAll(List.of("-cp", jar().toString(), main));
    Collections.addAll(command, arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            command + " took longer than " + LIMIT_MINUTES + " minutes");
      }
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  private static Path jar() {
    try {
      return Path.of(TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
