package io.beldi.local.command;

import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.memory.MemoryStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command works on. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "sqlite|memory|dynamodb",
      defaultValue = "sqlite",
      description = "Where state is kept (default: sqlite, a file below the project).")
  private Kind kind = Kind.SQLITE;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Of a DynamoDB-compatible server; without it the one of your AWS region.")
  private @Nullable URI endpoint;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where sqlite keeps its file (default: DIR/.beldi/data).")
  private @Nullable Path data;

  enum Kind {
    SQLITE,
    MEMORY,
    DYNAMODB
  }

  Store open(Project project) throws ProjectException {
    if (endpoint != null && kind != Kind.DYNAMODB) {
      throw new ProjectException("--endpoint goes with --store dynamodb");
    }
    if (endpoint != null && !isAddress(endpoint)) {
      throw new ProjectException(
          "--endpoint is an address such as http://127.0.0.1:8000, not " + endpoint);
    }
    if (data != null && kind != Kind.SQLITE) {
      throw new ProjectException("--data goes with --store sqlite");
    }
    return switch (kind) {
      case SQLITE -> SqliteStore.open(folder(project));
      case MEMORY -> new MemoryStore();
      case DYNAMODB -> DynamoDbStore.open(settings());
    };
  }

  /**
   * The store that {@code run} has filled.
   *
   * @throws ProjectException if there can be none
   */
  Store openExisting(Project project) throws ProjectException {
    if (kind == Kind.MEMORY) {
      throw new ProjectException(
          "--store memory holds nothing once the command that filled it ends");
    }
    if (kind == Kind.SQLITE && endpoint == null && !Files.isDirectory(folder(project))) {
      throw new ProjectException(
          "there is no state in "
              + folder(project)
              + ": nothing has run yet, or --data is missing");
    }
    return open(project);
  }

  /** The store in words, for the line that {@code run} prints. */
  String describe(Project project) {
    return switch (kind) {
      case SQLITE -> "sqlite in " + folder(project);
      case MEMORY -> "memory: state is lost when this ends";
      case DYNAMODB -> "dynamodb at " + (endpoint == null ? "your AWS region" : endpoint);
    };
  }

  /** Whether state outlives the process. */
  boolean isDurable() {
    return kind != Kind.MEMORY;
  }

  private DynamoDbSettings settings() {
    DynamoDbSettings standard = DynamoDbSettings.standard();
    return endpoint == null ? standard : standard.withEndpoint(endpoint);
  }

  private static boolean isAddress(URI endpoint) {
    return endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme());
  }

  private Path folder(Project project) {
    return data == null ? project.data() : data;
  }
}
