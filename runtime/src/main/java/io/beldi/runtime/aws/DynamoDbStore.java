package io.beldi.runtime.aws;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.ItemAddress;
import io.beldi.runtime.store.model.ReadRules;
import io.beldi.runtime.store.model.RequestRules;
import io.beldi.runtime.store.model.TableRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Keeps items in Amazon DynamoDB, or in any server that speaks its protocol. Every retry is made
 * here: neither the SDK nor its HTTP client sends a request twice.
 */
public final class DynamoDbStore implements Store {
  private final DynamoDbClient client;
  private final RetryPolicy retries;
  private final Attempts attempts;
  private volatile boolean closed;

  private DynamoDbStore(DynamoDbClient client, RetryPolicy retries) {
    this.client = client;
    this.retries = retries;
    this.attempts = new Attempts(retries);
  }

  /** A store over a client of its own; no request is made yet. */
  public static DynamoDbStore open(DynamoDbSettings settings) {
    return open(settings, http -> http);
  }

  /**
   * A store over a client of its own, whose requests pass through more than its HTTP client; no
   * request is made yet.
   *
   * @param wire wraps the HTTP client, for example to count requests or, in tests, to lose answers.
   *     It must not send a request twice, and hears of each attempt anew
   */
  public static DynamoDbStore open(DynamoDbSettings settings, UnaryOperator<SdkHttpClient> wire) {
    return new DynamoDbStore(Clients.create(settings, wire), settings.retries());
  }

  @Override
  public void createTables(List<Table> tables) {
    checkOpen();
    tables.forEach(TableRules::check);
    new TableCreator(client, retries).create(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    checkOpen();
    RequestRules.checkKey(key.table(), key);
    GetItemResponse answer =
        attempts.read(
            () ->
                client.getItem(
                    request ->
                        request
                            .tableName(key.table().name())
                            .key(AttributeValues.of(key))
                            .consistentRead(true)));
    return answer.hasItem() ? AttributeValues.item(answer.item()) : null;
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    checkOpen();
    keys.forEach(key -> RequestRules.checkKey(key.table(), key));
    return inOrder(keys, new Batches(client, retries).read(keys));
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    checkOpen();
    RequestRules.checkSnapshot(keys);
    keys.forEach(key -> RequestRules.checkKey(key.table(), key));
    return keys.isEmpty() ? List.of() : inOrder(keys, readSnapshot(keys));
  }

  @Override
  public Page query(Query query) {
    checkOpen();
    ReadRules.check(query.table(), query);
    if (ReadRules.isEmpty(query.range()) || isBehindOnlyItem(query)) {
      return new Page(List.of(), null);
    }
    QueryRequest request = PageRequests.query(query);
    QueryResponse answer = attempts.read(() -> client.query(request));
    return PageRequests.page(answer.items(), answer.lastEvaluatedKey());
  }

  @Override
  public Page scan(Scan scan) {
    checkOpen();
    ReadRules.check(scan.table(), scan);
    ScanRequest request = PageRequests.scan(scan);
    ScanResponse answer = attempts.read(() -> client.scan(request));
    return PageRequests.page(answer.items(), answer.lastEvaluatedKey());
  }

  @Override
  public Outcome write(Write write) {
    checkOpen();
    RequestRules.checkSingle(write.key().table(), write);
    return attempts.write(1, () -> send(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    checkOpen();
    RequestRules.checkGroup(writes, token);
    writes.forEach(write -> RequestRules.checkWrite(write.key().table(), write));
    List<TransactWriteItem> parts = writes.stream().map(WriteRequests::part).toList();
    return attempts.write(
        writes.size(),
        () -> {
          client.transactWriteItems(
              request -> request.transactItems(parts).clientRequestToken(token));
          return new Outcome.Applied(null);
        });
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }

  private Outcome send(Write write) {
    if (write instanceof Write.Update update) {
      return update(update);
    }
    if (write instanceof Write.Put put) {
      client.putItem(WriteRequests.put(put));
    } else {
      client.deleteItem(WriteRequests.delete((Write.Delete) write));
    }
    return new Outcome.Applied(null);
  }

  /**
   * What can be said against an update without its item has been said by then: if DynamoDB finds it
   * invalid, it is for what the item holds.
   */
  private Outcome update(Write.Update update) {
    try {
      return new Outcome.Applied(
          AttributeValues.item(client.updateItem(WriteRequests.update(update)).attributes()));
    } catch (DynamoDbException failed) {
      if (Failure.isValidation(failed)) {
        return new Outcome.Refused(
            List.of(new Outcome.Reason.Invalid(String.valueOf(failed.getMessage()))));
      }
      throw failed;
    }
  }

  private Map<ItemAddress, Item> readSnapshot(List<ItemKey> keys) {
    Map<ItemAddress, TransactGetItem> distinct = new LinkedHashMap<>();
    for (ItemKey key : keys) {
      distinct.put(
          ItemAddress.of(key),
          TransactGetItem.builder()
              .get(get -> get.tableName(key.table().name()).key(AttributeValues.of(key)))
              .build());
    }
    List<ItemResponse> answers =
        attempts
            .read(
                () -> client.transactGetItems(request -> request.transactItems(distinct.values())))
            .responses();
    if (answers.size() != distinct.size()) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE, "DynamoDB answered a snapshot in part");
    }
    Map<ItemAddress, Item> found = new LinkedHashMap<>();
    int position = 0;
    for (ItemAddress address : distinct.keySet()) {
      ItemResponse answer = answers.get(position++);
      if (answer.hasItem() && !answer.item().isEmpty()) {
        found.put(address, AttributeValues.item(answer.item()));
      }
    }
    return found;
  }

  private static List<@Nullable Item> inOrder(List<ItemKey> keys, Map<ItemAddress, Item> found) {
    List<@Nullable Item> items = new ArrayList<>(keys.size());
    keys.forEach(key -> items.add(found.get(ItemAddress.of(key))));
    return items;
  }

  /** A partition without a sort key holds one item, and nothing comes after it. */
  private static boolean isBehindOnlyItem(Query query) {
    return query.after() != null && query.index() == null && query.table().sort() == null;
  }

  private void checkOpen() {
    if (closed) {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is closed");
    }
  }
}
