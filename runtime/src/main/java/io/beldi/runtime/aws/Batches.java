package io.beldi.runtime.aws;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.model.ItemAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads any number of items, a hundred at a time, until none is left unprocessed. */
final class Batches {
  private static final int BATCH = 100;

  private final DynamoDbClient client;
  private final Attempts attempts;
  private final RetryPolicy policy;

  Batches(DynamoDbClient client, RetryPolicy policy) {
    this.client = client;
    this.attempts = new Attempts(policy);
    this.policy = policy;
  }

  /** The items that are there, by address. */
  Map<ItemAddress, Item> read(List<ItemKey> keys) {
    Map<ItemAddress, ItemKey> distinct = new LinkedHashMap<>();
    keys.forEach(key -> distinct.put(ItemAddress.of(key), key));
    List<ItemKey> wanted = new ArrayList<>(distinct.values());
    Map<ItemAddress, Item> found = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += BATCH) {
      readBatch(wanted.subList(from, Math.min(from + BATCH, wanted.size())), found);
    }
    return found;
  }

  private void readBatch(List<ItemKey> keys, Map<ItemAddress, Item> found) {
    Set<String> sorted = new HashSet<>();
    for (ItemKey key : keys) {
      if (key.table().sort() != null) {
        sorted.add(key.table().name());
      }
    }
    Map<String, KeysAndAttributes> rest = request(keys);
    int fruitless = 0;
    while (!rest.isEmpty()) {
      Map<String, KeysAndAttributes> wanted = rest;
      BatchGetItemResponse answer =
          attempts.read(() -> client.batchGetItem(batch -> batch.requestItems(wanted)));
      answer
          .responses()
          .forEach(
              (table, items) ->
                  items.forEach(item -> add(table, sorted.contains(table), item, found)));
      rest = answer.unprocessedKeys();
      if (count(rest) == count(wanted)) {
        fruitless++;
        if (!policy.awaitNext(fruitless)) {
          throw new StoreException(
              StoreException.Kind.THROTTLED, "DynamoDB left keys of a batch unprocessed");
        }
      }
    }
  }

  private static int count(Map<String, KeysAndAttributes> keys) {
    return keys.values().stream().mapToInt(table -> table.keys().size()).sum();
  }

  private static Map<String, KeysAndAttributes> request(List<ItemKey> keys) {
    Map<String, List<Map<String, AttributeValue>>> byTable = new LinkedHashMap<>();
    for (ItemKey key : keys) {
      byTable
          .computeIfAbsent(key.table().name(), name -> new ArrayList<>())
          .add(AttributeValues.of(key));
    }
    Map<String, KeysAndAttributes> request = new LinkedHashMap<>();
    byTable.forEach(
        (table, wanted) ->
            request.put(
                table, KeysAndAttributes.builder().keys(wanted).consistentRead(true).build()));
    return request;
  }

  private static void add(
      String table,
      boolean isSorted,
      Map<String, AttributeValue> attributes,
      Map<ItemAddress, Item> found) {
    Item item = AttributeValues.item(attributes);
    Value partition = Objects.requireNonNull(item.get(Table.PARTITION));
    @Nullable Value sort = isSorted ? item.get(Table.SORT) : null;
    found.put(new ItemAddress(table, partition, sort), item);
  }
}
