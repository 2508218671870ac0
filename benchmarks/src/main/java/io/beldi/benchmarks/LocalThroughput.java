package io.beldi.benchmarks;

import io.beldi.benchmarks.work.Program;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Requests per second on SQLite with every commit on disk, beside what the store does in the same
 * minute if the same reads and writes are sent to it without an engine.
 */
public final class LocalThroughput {
  private static final int ROUNDS = 3;

  private LocalThroughput() {}

  /**
   * @param arguments the length of a round in seconds, 2 unless given
   */
  public static void main(String[] arguments)
      throws IOException, ProjectException, InterruptedException, ExecutionException {
    Duration round = Duration.ofSeconds(arguments.length == 0 ? 2 : Long.parseLong(arguments[0]));
    System.out.printf(
        "%d rounds of %d s each, engine and raw store in turn%n", ROUNDS, round.toSeconds());
    System.out.println(
        "workload     clients   engine/s  p50 ms  p99 ms      raw/s  p50 ms  p99 ms   ratio  goal");
    Application bank = Program.load("examples/quickstart").application();
    Application bench = Program.load("benchmarks/workload").application();
    for (int clients : new int[] {1, 16}) {
      double goal = clients == 1 ? 0.6 : 0.4;
      compare("transfer", bank, new Transfers(bank), clients, round, goal);
      compare("three steps", bench, new ThreeSteps(bench), clients, round, goal);
    }
  }

  private static void compare(
      String name,
      Application application,
      Contest contest,
      int clients,
      Duration round,
      double goal)
      throws IOException, InterruptedException, ExecutionException {
    warmUp(application, contest, round);
    Path folder = Files.createTempDirectory(Path.of("benchmarks"), ".data");
    try (SqliteStore store = SqliteStore.open(folder)) {
      RecordEngine engine = engine(application, contest, store);
      Load ours = new Load(clients);
      Load raw = new Load(clients);
      // Not counted, as above.
      new Load(clients).run(round, random -> contest.engine(engine, random));
      new Load(clients).run(round, random -> contest.raw(store, random));
      for (int i = 0; i < ROUNDS; i++) {
        ours.run(round, random -> contest.engine(engine, random));
        raw.run(round, random -> contest.raw(store, random));
      }
      System.out.printf(
          Locale.ROOT,
          "%-12s %7d %s %s %7.2f %5.1f%n",
          name,
          clients,
          ours,
          raw,
          ours.perSecond() / raw.perSecond(),
          goal);
    } finally {
      delete(folder);
    }
  }

  /** Has classes loaded and compiled: a disk is so slow that this would take minutes on it. */
  private static void warmUp(Application application, Contest contest, Duration time)
      throws InterruptedException, ExecutionException {
    try (MemoryStore store = new MemoryStore()) {
      RecordEngine engine = engine(application, contest, store);
      new Load(1).run(time.multipliedBy(2), random -> contest.engine(engine, random));
      new Load(1).run(time, random -> contest.raw(store, random));
    }
  }

  private static RecordEngine engine(Application application, Contest contest, Store store) {
    RecordEngine engine =
        RecordEngine.local(application, store, Platform.system(), Settings.standard());
    store.createTables(application.tables());
    store.createTables(engine.tables());
    store.createTables(Contest.RAW);
    contest.prepare(engine, store);
    return engine;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
