package io.beldi.local.acceptance;

import io.beldi.local.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code beldi run} in a process of its own, as a person starts it. */
final class Runner implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final URI address;

  private Runner(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a free port, and returns when it serves. */
  static Runner start(Path project, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "run",
                project.toString(),
                "--port",
                "0"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder seen = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      seen.append(line).append('\n');
      Matcher url = URL.matcher(line);
      if (url.find()) {
        keepReading(out);
        return new Runner(process, URI.create(url.group()));
      }
    }
    throw new AssertionError("the runner ended:\n" + seen);
  }

  URI address() {
    return address;
  }

  /** Ends it as {@code kill -9} does, and returns when it has gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** A pipe that nobody empties would stop the process some day. */
  private static void keepReading(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (out.readLine() != null) {}
              } catch (IOException killed) {
                // The process has gone, as it was meant to.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }
}
