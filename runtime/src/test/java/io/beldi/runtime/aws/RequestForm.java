package io.beldi.runtime.aws;

import io.beldi.runtime.aws.CannedServer.Answer;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every kind of request that the store makes of DynamoDB, and what a good answer to it gives. */
@SuppressWarnings("ImmutableEnumChecker") // rows of a table, none of which anybody changes
enum RequestForm {
  GET(
      "getItem",
      Effect.NONE,
      store -> Collections.singletonList(store.get(Rows.KEY)),
      List.of(Rows.FOUND),
      Answer.ok("{\"Item\":" + Rows.ROW + "}")),
  BATCH(
      "batchGetItem",
      Effect.NONE,
      store -> store.getAll(List.of(Rows.KEY)),
      List.of(Rows.FOUND),
      Answer.ok("{\"Responses\":{\"table\":[" + Rows.ROW + "]},\"UnprocessedKeys\":{}}")),
  SNAPSHOT(
      "transactGetItems",
      Effect.NONE,
      store -> store.snapshot(List.of(Rows.KEY)),
      List.of(Rows.FOUND),
      Answer.ok("{\"Responses\":[{\"Item\":" + Rows.ROW + "}]}")),
  QUERY(
      "query",
      Effect.NONE,
      store -> store.query(new Query(Rows.TABLE, null, Value.text("k"), null, false, 1, null)),
      new Page(List.of(Rows.FOUND), null),
      Answer.ok("{\"Items\":[" + Rows.ROW + "],\"Count\":1,\"ScannedCount\":1}")),
  INDEX_QUERY(
      "query",
      Effect.NONE,
      store ->
          store.query(new Query(Rows.INDEXED, Rows.INDEX, Value.text("i"), null, false, 1, null)),
      new Page(List.of(Rows.FOUND), null),
      Answer.ok("{\"Items\":[" + Rows.ROW + "],\"Count\":1,\"ScannedCount\":1}")),
  SCAN(
      "scan",
      Effect.NONE,
      store -> store.scan(new Scan(Rows.TABLE, 1, null)),
      new Page(List.of(Rows.FOUND), null),
      Answer.ok("{\"Items\":[" + Rows.ROW + "],\"Count\":1,\"ScannedCount\":1}")),
  PUT(
      "putItem",
      Effect.ONE_ITEM,
      store -> store.write(Rows.PUT),
      new Outcome.Applied(null),
      Answer.ok("{}")),
  UPDATE(
      "updateItem",
      Effect.ONE_ITEM,
      store -> store.write(Rows.UPDATE),
      new Outcome.Applied(Rows.FOUND),
      Answer.ok("{\"Attributes\":" + Rows.ROW + "}")),
  DELETE(
      "deleteItem",
      Effect.ONE_ITEM,
      store -> store.write(Rows.DELETE),
      new Outcome.Applied(null),
      Answer.ok("{}")),
  GROUP(
      "transactWriteItems",
      Effect.GROUP,
      store -> store.transact(Rows.GROUP, "token"),
      new Outcome.Applied(null),
      Answer.ok("{}")),
  DESCRIBE_TABLE(
      "describeTable",
      Effect.NONE,
      RequestForm::createTables,
      "created",
      Rows.table("ACTIVE", Rows.INDEX_DESCRIPTION),
      Rows.table("ACTIVE", Rows.INDEX_DESCRIPTION)),
  CREATE_TABLE(
      "createTable",
      Effect.TABLES,
      RequestForm::createTables,
      "created",
      List.of(Answer.error(400, "ResourceNotFoundException")),
      Answer.ok("{}"),
      Rows.table("ACTIVE", Rows.INDEX_DESCRIPTION)),
  UPDATE_TABLE(
      "updateTable",
      Effect.TABLES,
      RequestForm::createTables,
      "created",
      List.of(Rows.table("ACTIVE", ""), Rows.table("ACTIVE", "")),
      Answer.ok("{}"),
      Rows.table("ACTIVE", Rows.INDEX_DESCRIPTION)),
  DESCRIBE_EXPIRY(
      "describeTimeToLive",
      Effect.NONE,
      RequestForm::createExpiring,
      "created",
      Rows.THERE,
      Rows.expiry("ENABLED")),
  UPDATE_EXPIRY(
      "updateTimeToLive",
      Effect.TABLES,
      RequestForm::createExpiring,
      "created",
      List.of(Rows.THERE.get(0), Rows.THERE.get(1), Rows.expiry("DISABLED")),
      Answer.ok("{}"));

  private final String operation;
  private final Effect effect;
  private final Function<DynamoDbStore, Object> action;
  private final Object result;
  private final List<Answer> before;
  private final List<Answer> answers;

  RequestForm(
      String operation,
      Effect effect,
      Function<DynamoDbStore, Object> action,
      Object result,
      Answer... answers) {
    this(operation, effect, action, result, List.of(), answers);
  }

  RequestForm(
      String operation,
      Effect effect,
      Function<DynamoDbStore, Object> action,
      Object result,
      List<Answer> before,
      Answer... answers) {
    this.operation = operation;
    this.effect = effect;
    this.action = action;
    this.result = result;
    this.before = before;
    this.answers = List.of(answers);
  }

  /** What a request of this kind changes. */
  enum Effect {
    NONE,
    ONE_ITEM,
    GROUP,
    /** Tables are created by name, so that a repeated creation is told of the first. */
    TABLES
  }

  /** The method of the SDK that sends it. */
  String operation() {
    return operation;
  }

  Effect effect() {
    return effect;
  }

  boolean isWrite() {
    return effect == Effect.ONE_ITEM || effect == Effect.GROUP;
  }

  Object run(DynamoDbStore store) {
    return action.apply(store);
  }

  /** What comes of it when all goes well. */
  Object result() {
    return result;
  }

  /** Answers to the requests that lead up to it. */
  List<Answer> before() {
    return before;
  }

  /** Answers to it, and to the requests that follow. */
  List<Answer> answers() {
    return answers;
  }

  private static Object createTables(DynamoDbStore store) {
    store.createTables(List.of(Rows.INDEXED));
    return "created";
  }

  private static Object createExpiring(DynamoDbStore store) {
    store.createTables(List.of(Rows.INDEXED.expiring("ttl")));
    return "created";
  }

  /** What the requests are about. */
  static final class Rows {
    static final String ROW = "{\"_pk\":{\"S\":\"k\"}}";
    static final Table TABLE = Table.keyed("table", Table.KeyType.TEXT);
    static final Table.Index INDEX =
        new Table.Index("byKind", "kind", Table.KeyType.TEXT, null, null);
    static final Table INDEXED = new Table("table", Table.KeyType.TEXT, null, List.of(INDEX));
    static final ItemKey KEY = ItemKey.of(TABLE, Value.text("k"));
    static final ItemKey OTHER = ItemKey.of(TABLE, Value.text("other"));
    static final Item FOUND = Item.of(Map.of(Table.PARTITION, Value.text("k")));
    static final Write PUT = new Write.Put(KEY, Item.of(Map.of()), new Condition.ItemAbsent());
    static final Write UPDATE =
        new Write.Update(KEY, List.of(new Change.Assign("a", Value.number(1))), Condition.always());
    static final Write DELETE = new Write.Delete(KEY, new Condition.ItemExists());
    static final List<Write> GROUP =
        List.of(PUT, new Write.Check(OTHER, new Condition.ItemExists()));
    static final String INDEX_DESCRIPTION =
        "{\"IndexName\":\"byKind\",\"IndexStatus\":\"ACTIVE\",\"KeySchema\":"
            + "[{\"AttributeName\":\"kind\",\"KeyType\":\"HASH\"}]}";

    static final List<Answer> THERE =
        List.of(table("ACTIVE", INDEX_DESCRIPTION), table("ACTIVE", INDEX_DESCRIPTION));

    private Rows() {}

    static Answer expiry(String status) {
      return Answer.ok(
          "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\""
              + status
              + "\",\"AttributeName\":\"ttl\"}}");
    }

    static Answer table(String status, String indexes) {
      return Answer.ok(
          "{\"Table\":{\"TableName\":\"table\",\"TableStatus\":\""
              + status
              + "\",\"AttributeDefinitions\":[{\"AttributeName\":\"_pk\",\"AttributeType\":\"S\"},"
              + "{\"AttributeName\":\"kind\",\"AttributeType\":\"S\"}],"
              + "\"KeySchema\":[{\"AttributeName\":\"_pk\",\"KeyType\":\"HASH\"}],"
              + "\"GlobalSecondaryIndexes\":["
              + indexes
              + "]}}");
    }
  }
}
