package io.beldi.benchmarks;

import io.beldi.benchmarks.work.Program;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.runtime.Signature;
import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What becomes of transactions that want the same rows: how many tries end in a conflict, how many
 * transactions commit per second, and whether some client never gets through.
 */
public final class Contention {
  private static final int ACCOUNTS = 10_000;
  private static final double SKEW = 0.99;
  private static final int HOT_CLIENTS = 16;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration READ = Duration.ofMillis(4);
  private static final Duration GROUP = Duration.ofMillis(10);

  private final Application application;
  private final Table balances;
  private final Duration round;
  private final Store store;

  private Contention(Application application, Duration round, Store store) {
    this.application = application;
    this.balances = application.tables().get(0);
    this.round = round;
    this.store = store;
  }

  /**
   * @param arguments the length of a round in seconds, 3 unless given; the address of a server that
   *     speaks DynamoDB's protocol, instead of the memory store
   */
  public static void main(String[] arguments)
      throws IOException, ProjectException, InterruptedException, ExecutionException {
    Duration round = Duration.ofSeconds(arguments.length == 0 ? 3 : Long.parseLong(arguments[0]));
    try (Store store = arguments.length > 1 ? server(arguments[1]) : new MemoryStore()) {
      new Contention(Program.load("benchmarks/workload").application(), round, store).run();
    }
  }

  private static Store server(String endpoint) {
    return DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(URI.create(endpoint)));
  }

  private void run() throws InterruptedException, ExecutionException {
    System.out.printf(
        Locale.ROOT,
        "transfers between 2 of %d accounts (zipf %.2f); a read takes %d ms, a group %d ms%n",
        ACCOUNTS,
        SKEW,
        READ.toMillis(),
        GROUP.toMillis());
    System.out.println(
        "workload        clients  committed/s  given up  aborted tries  1st try  1st or 2nd");
    Zipf zipf = new Zipf(ACCOUNTS, SKEW);
    for (String function : List.of("Ledger.move", "Ledger.add")) {
      for (int clients : new int[] {1, 4, 16, 64}) {
        compete(function, clients, zipf);
      }
    }
    fairness();
  }

  private void compete(String function, int clients, Zipf zipf)
      throws InterruptedException, ExecutionException {
    Tries tries = new Tries();
    RecordEngine engine = engine(tries);
    Load load = new Load(clients);
    load.run(
        round,
        random -> {
          int from = zipf.next(random);
          int to = other(zipf, from, random);
          tries.ended(transfer(engine, function, from, to));
        });
    System.out.printf(
        Locale.ROOT,
        "%-15s %7d %12.0f %9d %13.1f%% %7.1f%% %10.1f%%%n",
        function,
        clients,
        load.perSecond() * tries.committed() / (tries.committed() + tries.givenUp()),
        tries.givenUp(),
        100 * tries.abortRatio(),
        100 * tries.within(0),
        100 * tries.within(1));
    checkSum();
  }

  /** Everybody wants the same two rows: does everybody get them, now and then? */
  private void fairness() throws InterruptedException, ExecutionException {
    for (String function : List.of("Ledger.move", "Ledger.add")) {
      Tries tries = new Tries();
      RecordEngine engine = engine(tries);
      AtomicInteger names = new AtomicInteger();
      ThreadLocal<Integer> client = ThreadLocal.withInitial(names::getAndIncrement);
      AtomicLongArray commits = new AtomicLongArray(HOT_CLIENTS);
      new Load(HOT_CLIENTS)
          .run(
              round,
              random -> {
                int way = random.nextInt(2);
                boolean well = transfer(engine, function, way, 1 - way);
                tries.ended(well);
                commits.addAndGet(client.get(), well ? 1 : 0);
              });
      long[] sorted = IntStream.range(0, HOT_CLIENTS).mapToLong(commits::get).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "%s, %d clients on 2 rows: %d committed, %d given up; by client %d to %d, median %d%n",
          function,
          HOT_CLIENTS,
          Arrays.stream(sorted).sum(),
          tries.givenUp(),
          sorted[0],
          sorted[HOT_CLIENTS - 1],
          sorted[HOT_CLIENTS / 2]);
      checkSum();
      if (sorted[0] == 0) {
        throw new IllegalStateException("a client never committed");
      }
    }
  }

  private RecordEngine engine(Tries tries) {
    Clock clock = Clock.system();
    Platform platform = new Platform(clock, Ids.random(clock), Concurrency.threads(), tries);
    Store slow = new ConflictingStore(store, READ, GROUP);
    RecordEngine engine = RecordEngine.local(application, slow, platform, Settings.standard());
    store.createTables(application.tables());
    store.createTables(engine.tables());
    return engine;
  }

  private boolean transfer(RecordEngine engine, String function, int from, int to) {
    String name = application.modules().get(0).name() + "." + function;
    Signature<?, ?> signature =
        Objects.requireNonNull(application.function(name), name).signature();
    String input =
        String.format(Locale.ROOT, "{\"from\":\"a%d\",\"to\":\"a%d\",\"sum\":1}", from, to);
    Reply reply = engine.start(new Request(signature, null, Bytes.utf8(input), LIMIT));
    if (reply instanceof Reply.Returned) {
      return true;
    }
    if (reply instanceof Reply.Failed failed
        && failed.error().errorType().code().equals("Conflict")) {
      return false;
    }
    throw new IllegalStateException("expected a result, but was " + reply);
  }

  private static int other(Zipf zipf, int taken, RandomGenerator random) {
    int other = zipf.next(random);
    while (other == taken) {
      other = zipf.next(random);
    }
    return other;
  }

  /** Nothing that was moved may be lost or come twice. */
  private void checkSum() {
    List<ItemKey> keys =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(account -> ItemKey.of(balances, Value.text("a" + account)))
            .toList();
    long sum = 0;
    for (Item row : store.getAll(keys)) {
      sum +=
          row != null && row.get("value") instanceof Value.Num value
              ? value.number().longValueExact()
              : 0;
    }
    if (sum != 0) {
      throw new IllegalStateException("the balances add up to " + sum + " instead of 0");
    }
  }
}
