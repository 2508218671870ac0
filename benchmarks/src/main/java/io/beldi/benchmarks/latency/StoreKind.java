package io.beldi.benchmarks.latency;

import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.memory.MemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where state is kept while it is measured. */
public enum StoreKind {
  /** In memory, and as far away as the {@link Distance} says. */
  DISTANT {
    @Override
    public Opened open(@Nullable URI endpoint) {
      return new Opened(name -> new MemoryStore(), () -> {});
    }
  },
  /** A file, with every commit on disk. */
  SQLITE {
    @Override
    public Opened open(@Nullable URI endpoint) throws IOException {
      Path folder = Files.createTempDirectory("beldi-bench");
      return new Opened(
          name -> SqliteStore.open(Files.createDirectories(folder.resolve(name))),
          () -> delete(folder));
    }
  },
  /** A server that speaks DynamoDB's protocol. */
  DYNAMODB {
    @Override
    public Opened open(@Nullable URI endpoint) {
      URI server = Objects.requireNonNull(endpoint, "an endpoint");
      String run = UUID.randomUUID().toString().substring(0, 8);
      return new Opened(
          name ->
              new NamespaceStore(
                  DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(server)),
                  run + "." + name + "."),
          () -> {});
    }
  };

  /**
   * Prepares for a run.
   *
   * @param endpoint of the server, if there is one
   */
  public abstract Opened open(@Nullable URI endpoint) throws IOException;

  /** As in tables and in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a thing is left behind. */
  private interface End {
    void clear() throws IOException;
  }

  /** Empty stores for one run. */
  public static final class Opened implements AutoCloseable {
    private final Latency.Stores stores;
    private final End end;

    private Opened(Latency.Stores stores, End end) {
      this.stores = stores;
      this.end = end;
    }

    /** A store of its own for that name. */
    public Store store(String name) throws IOException {
      return stores.open(name);
    }

    @Override
    public void close() throws IOException {
      end.clear();
    }
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
