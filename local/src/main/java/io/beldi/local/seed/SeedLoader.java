package io.beldi.local.seed;

import io.beldi.runtime.Application;
import io.beldi.runtime.Seed;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Puts the rows of {@code src/main/seed/<Service>.<state>.jsonl} where there are none yet. All
 * files are read before the first row is written, so that a malformed line leaves nothing
 * half-loaded.
 */
public final class SeedLoader {
  private static final String ENDING = ".jsonl";
  private static final int WRITERS = 16;
  private static final int MAX_PROBLEMS = 20;

  private final Application application;
  private final ApplicationRows stored;

  /**
   * @param stored where the engine keeps the application's rows
   */
  public SeedLoader(Application application, ApplicationRows stored) {
    this.application = application;
    this.stored = stored;
  }

  private record NewRow(ItemKey key, Item row) {}

  /**
   * How many rows were written, and how many were there before.
   *
   * @param written rows that are new
   * @param kept rows that were there, and were left as they are
   */
  public record Count(int written, int kept) {}

  /**
   * Loads every file of {@code folder}; an absent folder counts as empty.
   *
   * @throws SeedException if a file belongs to no state or a line is not a row of it
   */
  public Count load(Path folder) throws IOException, SeedException {
    List<NewRow> rows = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      Seed<?> seed = seed(name.substring(0, name.length() - ENDING.length()));
      if (seed == null) {
        problems.add(
            file + ": no state is named like this file; expected <Service>.<state>" + ENDING);
      } else {
        read(file, seed, rows, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new SeedException(problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
    }
    return write(rows);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private @org.jspecify.annotations.Nullable Seed<?> seed(String state) {
    return application.modules().stream()
        .flatMap(module -> module.seeds().stream())
        .filter(seed -> seed.state().equals(state))
        .findFirst()
        .orElse(null);
  }

  private static <R> void read(Path file, Seed<R> seed, List<NewRow> rows, List<String> problems)
      throws IOException {
    int number = 0;
    for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        R row = Json.read(seed.codec(), Bytes.utf8(line));
        rows.add(new NewRow(seed.key().apply(row), seed.row().apply(row)));
      } catch (MalformedInput malformed) {
        String place = malformed.pointer().isEmpty() ? "" : malformed.pointer() + ": ";
        problems.add(file + ":" + number + ": " + place + malformed.getMessage());
      }
    }
  }

  private Count write(List<NewRow> rows) {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (NewRow row : rows) {
        Callable<Boolean> task = () -> stored.insert(row.key(), row.row());
        results.add(writers.submit(task));
      }
      int written = 0;
      for (Future<Boolean> result : results) {
        if (await(result)) {
          written++;
        }
      }
      return new Count(written, rows.size() - written);
    } finally {
      writers.shutdownNow();
    }
  }

  private static boolean await(Future<Boolean> result) {
    try {
      return result.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows were written", stop);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
