package io.beldi.runtime.aws;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Has DynamoDB delete items by itself at the time that one of their attributes gives. */
final class Expiry {
  private static final String ALREADY = "already enabled";

  private final DynamoDbClient client;
  private final Attempts attempts;

  Expiry(DynamoDbClient client, Attempts attempts) {
    this.client = client;
    this.attempts = attempts;
  }

  /**
   * Switches it on, unless it is.
   *
   * @throws StoreException of kind INVALID if items of the table expire by another attribute
   */
  void switchOn(Table table, String attribute) {
    if (isOn(table, attribute)) {
      return;
    }
    try {
      attempts.read(
          () ->
              client.updateTimeToLive(
                  request ->
                      request
                          .tableName(table.name())
                          .timeToLiveSpecification(
                              ttl -> ttl.enabled(true).attributeName(attribute))));
    } catch (StoreException refused) {
      // DynamoDB refuses what another program, or a request of ours that got lost, has done.
      if (!String.valueOf(refused.getMessage()).contains(ALREADY) || !isOn(table, attribute)) {
        throw new StoreException(
            refused.kind(),
            "items of table "
                + table.name()
                + " cannot be made to expire by "
                + attribute
                + ": "
                + refused.getMessage(),
            refused);
      }
    }
  }

  private boolean isOn(Table table, String attribute) {
    @Nullable TimeToLiveDescription now =
        attempts.read(
            () ->
                client
                    .describeTimeToLive(request -> request.tableName(table.name()))
                    .timeToLiveDescription());
    boolean on =
        now != null
            && (now.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || now.timeToLiveStatus() == TimeToLiveStatus.ENABLING);
    if (on && !attribute.equals(now.attributeName())) {
      throw new StoreException(
          StoreException.Kind.INVALID,
          "items of table "
              + table.name()
              + " expire by "
              + now.attributeName()
              + ", but should by "
              + attribute);
    }
    return on;
  }
}
