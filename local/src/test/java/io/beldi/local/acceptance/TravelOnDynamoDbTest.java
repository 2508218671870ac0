package io.beldi.local.acceptance;

import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Over the wire; deletes the application's tables there first. */
@EnabledIfSystemProperty(
    named = "dynamodb.endpoint",
    matches = "http://(127\\.0\\.0\\.1|localhost):.*")
final class TravelOnDynamoDbTest extends TravelContract {
  @Override
  Store open(List<Table> tables) {
    URI endpoint = URI.create(System.getProperty("dynamodb.endpoint"));
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
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
    return DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(endpoint));
  }
}
