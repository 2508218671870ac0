package io.beldi.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as a person starts it, killed without warning and started again. */
final class KillTest {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void a_reservation_survives_a_kill_and_is_not_made_twice() throws Exception {
    Example.copy("travel", folder.resolve("travel"));
    String request = UUID.randomUUID().toString();
    String body =
        "{\"requestId\":\"%s\",\"userId\":\"user-1\",\"trip\":{\"hotelId\":\"hotel-3\",\"flightId\":\"flight-3\"}}"
            .formatted(request);

    Process first = launch("--seed");
    URI before = address(first);
    HttpResponse<String> booked = post(before, body);
    assertThat(booked.statusCode()).isEqualTo(200);
    first.destroyForcibly().waitFor();

    URI after = address(launch());
    HttpResponse<String> again = post(after, body);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(booked.body());
    assertThat(ordersOf(after)).isEqualTo(1);
  }

  /**
   * The order is placed by spawned work, which the second process finishes if the first did not.
   */
  private int ordersOf(URI base) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      HttpResponse<String> orders =
          client.send(
              HttpRequest.newBuilder(base.resolve("/orders?userId=user-1")).build(),
              BodyHandlers.ofString());
      int count = orders.body().split("placedAt", -1).length - 1;
      if (count > 0 || System.nanoTime() > end) {
        return count;
      }
      Thread.sleep(200);
    }
  }

  private HttpResponse<String> post(URI base, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(base.resolve("/reservations"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private Process launch(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "run",
                folder.resolve("travel").toString(),
                "--port",
                "0"));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private static URI address(Process process) throws IOException {
    StringBuilder seen = new StringBuilder();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      seen.append(line).append('\n');
      Matcher url = URL.matcher(line);
      if (url.find()) {
        return URI.create(url.group());
      }
    }
    throw new AssertionError("the runner ended:\n" + seen);
  }
}
