package io.beldi.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.local.seed.SeedLoader;
import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.collect.Sweeper;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.CountingStore;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.RequestCounts;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The travel application, from its sources to its answers, and what each answer costs: the same on
 * every store.
 */
abstract class TravelContract {
  @TempDir private static Path folder;
  private static Example example;
  private static Application application;

  private CountingStore store;
  private final QueuedConcurrency concurrency = new QueuedConcurrency();
  private RecordEngine engine;

  @BeforeAll
  static void build() throws IOException, ProjectException {
    example = Example.copy("travel", folder.resolve("travel"));
    application = example.application();
  }

  /** A store without any table of the application. */
  abstract Store open(List<Table> tables) throws IOException;

  @BeforeEach
  void seed() throws IOException, SeedException {
    List<Table> tables = new ArrayList<>(application.tables());
    tables.add(
        new Journal(Settings.standard().layout().prefix(), Settings.standard().layout().shards())
            .table());
    store = new CountingStore(open(tables));
    Clock clock = Clock.system();
    engine =
        RecordEngine.local(
            application,
            store,
            new Platform(clock, Ids.random(clock), concurrency, Probe.none()),
            Settings.standard());
    store.createTables(application.tables());
    store.createTables(engine.tables());
    SeedLoader.Count count =
        new SeedLoader(application, engine.rows()).load(example.project().seeds());
    assertThat(count.written()).isEqualTo(969);
    store.reset();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_search_finds_the_five_nearest_hotels_and_costs_two_requests() {
    String found =
        returned(
            "travel.Search.nearby",
            "{\"lat\":37.7867,\"lon\":-122.4112,"
                + "\"stay\":{\"checkIn\":\"2026-12-01\",\"checkOut\":\"2026-12-03\"}}");

    assertThat(found).startsWith("[\"hotel-").contains("hotel-1\"");
    assertThat(costs()).isEqualTo("2 reads, 0 writes, 0 transactions");
  }

  @Test
  void recommendations_cost_one_request() {
    String nearest =
        returned(
            "travel.Recommendation.best",
            "{\"wish\":\"distance\",\"lat\":37.7867,\"lon\":-122.4112}");

    assertThat(nearest).isEqualTo("[\"hotel-1\"]");
    assertThat(costs()).isEqualTo("1 reads, 0 writes, 0 transactions");
  }

  @Test
  void a_login_costs_one_request_and_a_wrong_password_is_refused() {
    String session =
        returned("travel.Accounts.login", "{\"name\":\"Cornell_7\",\"password\":\"7777777777\"}");

    assertThat(session).startsWith("{\"token\":\"");
    assertThat(costs()).isEqualTo("1 reads, 0 writes, 0 transactions");

    assertThat(failure("travel.Accounts.login", "{\"name\":\"Cornell_7\",\"password\":\"8\"}"))
        .isEqualTo("travel.WrongPassword");
    assertThat(failure("travel.Accounts.login", "{\"name\":\"nobody\",\"password\":\"8\"}"))
        .isEqualTo("travel.WrongPassword");
  }

  @Test
  void a_reservation_costs_three_requests_two_of_them_one_after_another() {
    Reply reply = reserve("hotel-7", "flight-9");

    assertThat(reply).isInstanceOf(Reply.Returned.class);
    int chain = RequestCounts.rounds(store.trace());
    assertThat(concurrency.drain()).isEqualTo(1);
    assertThat(store.counts().total()).isLessThanOrEqualTo(5);
    assertThat(costs()).isEqualTo("1 reads, 0 writes, 2 transactions");
    assertThat(chain).isEqualTo(2);
    assertThat(available("travel.Hotel.rooms", "hotel-7")).isEqualTo(9);
    assertThat(available("travel.Flight.seats", "flight-9")).isEqualTo(9);
    assertThat(orders()).isEqualTo(1);
  }

  @Test
  void a_reservation_that_fails_takes_nothing_and_says_why() {
    assertThat(reserve("hotel-7", "flight-none")).isInstanceOf(Reply.Failed.class);
    concurrency.drain();

    assertThat(available("travel.Hotel.rooms", "hotel-7")).isEqualTo(10);
    assertThat(orders()).isZero();
  }

  @Test
  void the_same_request_sent_again_gets_the_same_order() {
    String input = reservation(UUID.randomUUID().toString(), "hotel-1", "flight-1");
    String key = "same";
    Reply first = start("travel.Booking.reserve", key, input);
    Reply second = start("travel.Booking.reserve", key, input);
    concurrency.drain();

    assertThat(second).isEqualTo(first);
    assertThat(available("travel.Hotel.rooms", "hotel-1")).isEqualTo(9);
    assertThat(orders()).isEqualTo(1);
    assertThat(
            start(
                "travel.Booking.reserve",
                key,
                reservation(UUID.randomUUID().toString(), "hotel-2", "flight-1")))
        .isInstanceOf(Reply.KeyReused.class);
  }

  @Test
  void nothing_is_left_in_the_journal_once_the_retention_is_over() {
    reserve("hotel-3", "flight-3");
    reserve("hotel-7", "flight-none");
    String request = UUID.randomUUID().toString();
    start("travel.Booking.reserve", request, reservation(request, "hotel-4", "flight-4"));
    returned("travel.Accounts.login", "{\"name\":\"Cornell_7\",\"password\":\"7777777777\"}");
    concurrency.drain();
    Table journal = engine.tables().get(0);
    assertThat(store.scan(new Scan(journal, 1000, null)).items()).hasSize(5);
    assertThat(engine.sweeper().pass()).isZero();

    Settings settings = Settings.standard();
    long later =
        settings.retention().records().plus(settings.timing().skew()).plusSeconds(1).toMillis();
    Sweeper sweeper = RecordEngine.local(application, store, in(later), settings).sweeper();

    assertThat(sweeper.pass()).isEqualTo(5);
    assertThat(store.scan(new Scan(journal, 1000, null)).items()).isEmpty();
    assertThat(orders()).isEqualTo(2);
  }

  /** This machine so many milliseconds later. */
  private static Platform in(long millis) {
    Platform here = Platform.system();
    Clock later =
        new Clock() {
          @Override
          public long millis() {
            return here.clock().millis() + millis;
          }

          @Override
          public void sleep(Duration time) {
            here.clock().sleep(time);
          }
        };
    return new Platform(later, here.ids(), here.concurrency(), here.probe());
  }

  @Test
  void two_hundred_concurrent_reservations_of_ten_rooms_sell_exactly_ten() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(32);
    List<Future<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String flight = "flight-" + (1 + i % 100);
      Callable<Reply> client = () -> untilDecided("hotel-42", flight);
      replies.add(clients.submit(client));
    }
    int sold = 0;
    for (Future<Reply> reply : replies) {
      if (reply.get() instanceof Reply.Returned) {
        sold++;
      } else {
        assertThat(((Reply.Failed) reply.get()).error().errorType().code())
            .isEqualTo("travel.NoRoom");
      }
    }
    clients.shutdown();
    assertThat(concurrency.drain()).isEqualTo(10);

    assertThat(sold).isEqualTo(10);
    assertThat(available("travel.Hotel.rooms", "hotel-42")).isZero();
    assertThat(orders()).isEqualTo(10);
    int seats = 0;
    for (int i = 1; i <= 100; i++) {
      seats += available("travel.Flight.seats", "flight-" + i);
    }
    assertThat(seats).isEqualTo(1000 - 10);
  }

  /** As a client does that is told to try again later. */
  private Reply untilDecided(String hotel, String flight) {
    String request = UUID.randomUUID().toString();
    while (true) {
      Reply reply = start("travel.Booking.reserve", request, reservation(request, hotel, flight));
      if (!(reply instanceof Reply.Failed failed)
          || !failed.error().errorType().code().equals("Conflict")) {
        return reply;
      }
    }
  }

  private Reply reserve(String hotel, String flight) {
    String request = UUID.randomUUID().toString();
    return start("travel.Booking.reserve", request, reservation(request, hotel, flight));
  }

  private static String reservation(String request, String hotel, String flight) {
    return "{\"requestId\":\"%s\",\"userId\":\"user-1\",\"trip\":{\"hotelId\":\"%s\",\"flightId\":\"%s\"}}"
        .formatted(request, hotel, flight);
  }

  private String returned(String function, String input) {
    Reply reply = start(function, null, input);
    assertThat(reply).isInstanceOf(Reply.Returned.class);
    Bytes output = Objects.requireNonNull(((Reply.Returned) reply).output());
    return new String(output.toByteArray(), StandardCharsets.UTF_8);
  }

  private String failure(String function, String input) {
    return ((Reply.Failed) start(function, null, input)).error().errorType().code();
  }

  private Reply start(String name, @org.jspecify.annotations.Nullable String key, String input) {
    DurableFunction<?, ?> function = Objects.requireNonNull(application.function(name));
    return engine.start(
        new Request(function.signature(), key, Bytes.utf8(input), Duration.ofSeconds(30)));
  }

  private String costs() {
    RequestCounts counts = store.counts();
    return "%d reads, %d writes, %d transactions"
        .formatted(counts.reads(), counts.writes(), counts.transactions());
  }

  private int available(String table, String key) {
    Item row = Objects.requireNonNull(store.get(ItemKey.of(table(table), Value.text(key))), key);
    return ((Value.Num) Objects.requireNonNull(row.get("available"))).number().intValueExact();
  }

  private int orders() {
    return store.scan(new Scan(table("travel.Orders.orders"), 1000, null)).items().size();
  }

  private static Table table(String name) {
    return application.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
