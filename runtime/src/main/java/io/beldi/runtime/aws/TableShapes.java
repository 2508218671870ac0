package io.beldi.runtime.aws;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Translates between the shapes of our tables and DynamoDB's descriptions of them. */
final class TableShapes {
  static final Projection ALL = Projection.builder().projectionType(ProjectionType.ALL).build();

  private TableShapes() {}

  static CreateTableRequest creation(Table table) {
    List<GlobalSecondaryIndex> indexes =
        table.indexes().stream()
            .map(
                index ->
                    GlobalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(keys(index.partition(), index.sort()))
                        .projection(ALL)
                        .build())
            .toList();
    return CreateTableRequest.builder()
        .tableName(table.name())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(definitions(table, table.indexes()))
        .keySchema(keys(Table.PARTITION, table.sort() == null ? null : Table.SORT))
        .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
        .build();
  }

  static UpdateTableRequest addition(Table table, Table.Index index) {
    return UpdateTableRequest.builder()
        .tableName(table.name())
        .attributeDefinitions(definitions(table, List.of(index)))
        .globalSecondaryIndexUpdates(
            GlobalSecondaryIndexUpdate.builder()
                .create(
                    create ->
                        create
                            .indexName(index.name())
                            .keySchema(keys(index.partition(), index.sort()))
                            .projection(ALL))
                .build())
        .build();
  }

  static Table shape(TableDescription description) {
    Map<String, ScalarAttributeType> types =
        description.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName, AttributeDefinition::attributeType));
    List<Table.Index> indexes = new ArrayList<>();
    description
        .globalSecondaryIndexes()
        .forEach(
            index -> {
              String partition = Objects.requireNonNull(key(index.keySchema(), KeyType.HASH));
              @Nullable String sort = key(index.keySchema(), KeyType.RANGE);
              indexes.add(
                  new Table.Index(
                      index.indexName(),
                      partition,
                      type(types, partition),
                      sort,
                      sort == null ? null : type(types, sort)));
            });
    @Nullable String sort = key(description.keySchema(), KeyType.RANGE);
    String partition = Objects.requireNonNull(key(description.keySchema(), KeyType.HASH));
    if (!partition.equals(Table.PARTITION) || (sort != null && !sort.equals(Table.SORT))) {
      throw new StoreException(
          StoreException.Kind.INVALID,
          "table " + description.tableName() + " belongs to another program: it has other keys");
    }
    return new Table(
        description.tableName(),
        type(types, partition),
        sort == null ? null : type(types, sort),
        indexes);
  }

  private static List<AttributeDefinition> definitions(Table table, List<Table.Index> indexes) {
    Map<String, Table.KeyType> types = new LinkedHashMap<>();
    types.put(Table.PARTITION, table.partition());
    if (table.sort() != null) {
      types.put(Table.SORT, table.sort());
    }
    for (Table.Index index : indexes) {
      types.put(index.partition(), index.partitionType());
      if (index.sort() != null && index.sortType() != null) {
        types.put(index.sort(), index.sortType());
      }
    }
    List<AttributeDefinition> definitions = new ArrayList<>();
    types.forEach(
        (name, type) ->
            definitions.add(
                AttributeDefinition.builder()
                    .attributeName(name)
                    .attributeType(scalar(type))
                    .build()));
    return definitions;
  }

  private static List<KeySchemaElement> keys(String partition, @Nullable String sort) {
    List<KeySchemaElement> keys = new ArrayList<>();
    keys.add(KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build());
    if (sort != null) {
      keys.add(KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
    }
    return keys;
  }

  private static @Nullable String key(List<KeySchemaElement> keys, KeyType type) {
    for (KeySchemaElement key : keys) {
      if (key.keyType() == type) {
        return key.attributeName();
      }
    }
    return null;
  }

  private static ScalarAttributeType scalar(Table.KeyType type) {
    return switch (type) {
      case TEXT -> ScalarAttributeType.S;
      case NUMBER -> ScalarAttributeType.N;
      case BYTES -> ScalarAttributeType.B;
    };
  }

  private static Table.KeyType type(Map<String, ScalarAttributeType> types, String attribute) {
    ScalarAttributeType type = Objects.requireNonNull(types.get(attribute));
    return switch (type) {
      case S -> Table.KeyType.TEXT;
      case N -> Table.KeyType.NUMBER;
      case B -> Table.KeyType.BYTES;
      default ->
          throw new StoreException(
              StoreException.Kind.INVALID, "a key of the unknown type " + type);
    };
  }
}
