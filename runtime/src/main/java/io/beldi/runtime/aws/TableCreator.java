package io.beldi.runtime.aws;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.model.TableRules;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Creates tables and indexes that are missing, and waits until they can be used. */
final class TableCreator {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Twenty minutes: an index over many items takes its time. */
  private static final int LOOKS = 2400;

  private final DynamoDbClient client;
  private final Attempts attempts;
  private final RetryPolicy policy;

  TableCreator(DynamoDbClient client, RetryPolicy policy) {
    this.client = client;
    this.attempts = new Attempts(policy);
    this.policy = policy;
  }

  void create(List<Table> tables) {
    for (Table table : tables) {
      if (describe(table) == null) {
        ignoringInUse(() -> client.createTable(TableShapes.creation(table)));
      }
    }
    for (Table table : tables) {
      Table existing = TableShapes.shape(awaitActive(table));
      for (Table.Index index : TableRules.missingIndexes(existing, table)) {
        ignoringInUse(() -> client.updateTable(TableShapes.addition(table, index)));
        awaitActive(table);
      }
      if (table.expiry() != null) {
        new Expiry(client, attempts).switchOn(table, table.expiry());
      }
    }
  }

  /** The table's description, or null where DynamoDB says that there is no such table. */
  private @Nullable TableDescription describe(Table table) {
    return attempts.read(
        () -> {
          try {
            return client.describeTable(request -> request.tableName(table.name())).table();
          } catch (ResourceNotFoundException absent) {
            return null;
          }
        });
  }

  /** Two programs that start at once create the same tables; the later one finds them in use. */
  private void ignoringInUse(Supplier<Object> request) {
    attempts.read(
        () -> {
          try {
            return request.get();
          } catch (ResourceInUseException begunBySomebody) {
            return begunBySomebody;
          }
        });
  }

  private TableDescription awaitActive(Table table) {
    for (int look = 0; look < LOOKS; look++) {
      @Nullable TableDescription description = describe(table);
      if (description != null && isActive(description)) {
        return description;
      }
      pause();
    }
    throw new StoreException(
        StoreException.Kind.UNAVAILABLE, "table " + table.name() + " did not become active");
  }

  private static boolean isActive(TableDescription description) {
    return description.tableStatus() == TableStatus.ACTIVE
        && description.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  private void pause() {
    try {
      policy.pause().await(LOOK_EVERY);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE, "interrupted while tables were created", interrupted);
    }
  }
}
