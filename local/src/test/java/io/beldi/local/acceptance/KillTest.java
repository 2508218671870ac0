package io.beldi.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.KeyType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runner killed without warning in the middle of its work, and started again. */
final class KillTest {
  private static final int KILLS = 3;
  private static final int CLIENTS = 8;
  private static final int REQUESTS = 120;
  private static final Table ROOMS = Table.keyed("travel.Hotel.rooms", KeyType.TEXT);
  private static final Table SEATS = Table.keyed("travel.Flight.seats", KeyType.TEXT);
  private static final Table ORDERS = Table.keyed("travel.Orders.orders", KeyType.TEXT);

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<URI> address = new AtomicReference<>();
  private final AtomicInteger answered = new AtomicInteger();

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void every_request_gets_one_answer_and_every_room_sold_has_one_seat_and_one_order()
      throws Exception {
    Path project = folder.resolve("travel");
    Example.copy("travel", project);
    Runner runner = Runner.start(project, "--seed");
    address.set(runner.address());
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      String body = reservation(i);
      Callable<String> request = () -> answer(body);
      answers.add(clients.submit(request));
    }
    for (int kill = 1; kill <= KILLS; kill++) {
      waitUntil(answered, kill * REQUESTS / (KILLS + 1));
      runner.close();
      runner = Runner.start(project);
      address.set(runner.address());
    }
    Set<String> orders = new HashSet<>();
    for (Future<String> answer : answers) {
      orders.add(answer.get());
    }
    clients.shutdown();
    for (int i = 0; i < REQUESTS; i++) {
      awaitOrder(i);
    }
    runner.close();

    assertThat(orders).hasSize(REQUESTS);
    try (Store store = SqliteStore.open(project.resolve(".beldi/data"))) {
      assertThat(keys(store, ORDERS))
          .isEqualTo(orders.stream().map(id -> id.replace("\"", "")).collect(Collectors.toSet()));
      assertThat(1000 - available(store, ROOMS)).isEqualTo(REQUESTS);
      assertThat(1000 - available(store, SEATS)).isEqualTo(REQUESTS);
    }
  }

  /** Twelve hotels and fifteen flights, so that requests meet and nothing sells out. */
  private static String reservation(int i) {
    return "{\"requestId\":\"%s\",\"userId\":\"user-%d\",\"trip\":{\"hotelId\":\"hotel-%d\",\"flightId\":\"flight-%d\"}}"
        .formatted(UUID.randomUUID(), i, 1 + i % 12, 1 + i % 15);
  }

  /** As a client does that knows its key: asks again until it is told. */
  private String answer(String body) throws InterruptedException {
    while (true) {
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(address.get().resolve("/reservations"))
                    .timeout(Duration.ofSeconds(30))
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          answered.incrementAndGet();
          return answer.body();
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(409, 503);
      } catch (IOException killed) {
        // Nobody knows what became of the request; the next one will tell.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void waitUntil(AtomicInteger counter, int wanted) throws InterruptedException {
    while (counter.get() < wanted) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** Orders are placed by spawned work, which a later process finishes if one was killed before. */
  private void awaitOrder(int user) throws IOException, InterruptedException {
    while (true) {
      HttpResponse<String> orders =
          client.send(
              HttpRequest.newBuilder(address.get().resolve("/orders?userId=user-" + user)).build(),
              BodyHandlers.ofString());
      assertThat(orders.statusCode()).isEqualTo(200);
      if (orders.body().contains("placedAt")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static Set<String> keys(Store store, Table table) {
    Set<String> keys = new HashSet<>();
    for (Item row : store.scan(new Scan(table, 1000, null)).items()) {
      keys.add(((Value.Text) Objects.requireNonNull(row.get(Table.PARTITION))).text());
    }
    return keys;
  }

  private static int available(Store store, Table table) {
    int sum = 0;
    for (Item row : store.scan(new Scan(table, 1000, null)).items()) {
      sum += ((Value.Num) Objects.requireNonNull(row.get("available"))).number().intValueExact();
    }
    return sum;
  }
}
