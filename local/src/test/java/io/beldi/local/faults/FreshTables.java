package io.beldi.local.faults;

import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables without rows, on a server that may hold those of an earlier test. */
final class FreshTables {
  private FreshTables() {}

  /** Creates tables on a store that {@link Execution#open} knows by that name. */
  static void create(Store store, String name, List<Table> tables) {
    if (!name.startsWith("sqlite:")) {
      delete(name, tables);
    }
    store.createTables(tables);
  }

  private static void delete(String endpoint, List<Table> tables) {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build()) {
      List<String> present = client.listTablesPaginator().tableNames().stream().toList();
      for (Table table : tables) {
        if (present.contains(table.name())) {
          client.deleteTable(request -> request.tableName(table.name()));
        }
      }
    }
  }
}
