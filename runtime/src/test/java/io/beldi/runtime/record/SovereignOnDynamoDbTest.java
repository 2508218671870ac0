package io.beldi.runtime.record;

import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.store.Store;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Over the wire; deletes what earlier runs have left there. */
@EnabledIfSystemProperty(
    named = "dynamodb.endpoint",
    matches = "http://(127\\.0\\.0\\.1|localhost):.*",
    disabledReason = "needs -Ddynamodb.endpoint=URL of a server that speaks DynamoDB's protocol")
final class SovereignOnDynamoDbTest extends SovereignStoreContract {
  @Override
  Store open() {
    URI endpoint = URI.create(System.getProperty("dynamodb.endpoint"));
    return DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(endpoint));
  }
}
