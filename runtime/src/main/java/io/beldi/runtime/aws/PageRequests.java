package io.beldi.runtime.aws;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.model.Expression;
import io.beldi.runtime.store.model.KeyShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Makes requests for pages, and pages of their answers. */
final class PageRequests {
  private PageRequests() {}

  static QueryRequest query(Query query) {
    Expression expression = new Expression();
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(query.table().name())
            .keyConditionExpression(condition(expression, query))
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(AttributeValues.of(expression.values()))
            .scanIndexForward(!query.descending())
            .limit(query.limit())
            .exclusiveStartKey(start(query.after()));
    return query.index() == null
        ? request.consistentRead(true).build()
        : request.indexName(query.index().name()).build();
  }

  static ScanRequest scan(Scan scan) {
    return ScanRequest.builder()
        .tableName(scan.table().name())
        .consistentRead(true)
        .limit(scan.limit())
        .exclusiveStartKey(start(scan.after()))
        .build();
  }

  static Page page(
      List<Map<String, AttributeValue>> items, Map<String, AttributeValue> lastEvaluatedKey) {
    return new Page(
        items.stream().map(AttributeValues::item).toList(),
        lastEvaluatedKey.isEmpty() ? null : AttributeValues.item(lastEvaluatedKey));
  }

  private static @Nullable Map<String, AttributeValue> start(@Nullable Item after) {
    return after == null ? null : AttributeValues.of(after.attributes());
  }

  private static String condition(Expression expression, Query query) {
    KeyShape shape = KeyShape.of(query.table(), query.index());
    String partition =
        expression.name(shape.partition()) + " = " + expression.value(query.partition());
    Query.@Nullable SortRange range = query.range();
    if (range == null || (range.low() == null && range.high() == null)) {
      return partition;
    }
    String sort = expression.name(Objects.requireNonNull(shape.sort()));
    if (range.low() == null) {
      return partition
          + " AND "
          + sort
          + " <= "
          + expression.value(Objects.requireNonNull(range.high()));
    }
    String low = expression.value(range.low());
    return range.high() == null
        ? partition + " AND " + sort + " >= " + low
        : partition + " AND " + sort + " BETWEEN " + low + " AND " + expression.value(range.high());
  }
}
