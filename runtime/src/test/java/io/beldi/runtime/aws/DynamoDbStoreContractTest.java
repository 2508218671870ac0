package io.beldi.runtime.aws;

import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.contract.StoreContract;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "dynamodb.endpoint",
    matches = ".+",
    disabledReason = "needs -Ddynamodb.endpoint=URL of a server that speaks DynamoDB's protocol")
class DynamoDbStoreContractTest extends StoreContract {
  @Override
  protected Store open() {
    URI endpoint = URI.create(System.getProperty("dynamodb.endpoint"));
    return DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(endpoint));
  }
}
