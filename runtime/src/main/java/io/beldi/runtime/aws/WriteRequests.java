package io.beldi.runtime.aws;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.Expression;
import io.beldi.runtime.store.model.KeyAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Makes requests of writes; each asks for the item that makes its condition false. */
final class WriteRequests {
  private static final ReturnValuesOnConditionCheckFailure FOUND =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private WriteRequests() {}

  static PutItemRequest put(Write.Put put) {
    Expression expression = new Expression();
    return PutItemRequest.builder()
        .tableName(put.key().table().name())
        .item(item(put))
        .conditionExpression(condition(expression, put.condition()))
        .expressionAttributeNames(names(expression))
        .expressionAttributeValues(values(expression))
        .returnValuesOnConditionCheckFailure(FOUND)
        .build();
  }

  static UpdateItemRequest update(Write.Update update) {
    Expression expression = new Expression();
    return UpdateItemRequest.builder()
        .tableName(update.key().table().name())
        .key(AttributeValues.of(update.key()))
        .updateExpression(expression.update(update.changes()))
        .conditionExpression(condition(expression, update.condition()))
        .expressionAttributeNames(names(expression))
        .expressionAttributeValues(values(expression))
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(FOUND)
        .build();
  }

  static DeleteItemRequest delete(Write.Delete delete) {
    Expression expression = new Expression();
    return DeleteItemRequest.builder()
        .tableName(delete.key().table().name())
        .key(AttributeValues.of(delete.key()))
        .conditionExpression(condition(expression, delete.condition()))
        .expressionAttributeNames(names(expression))
        .expressionAttributeValues(values(expression))
        .returnValuesOnConditionCheckFailure(FOUND)
        .build();
  }

  /** One write as a part of a group. */
  static TransactWriteItem part(Write write) {
    TransactWriteItem.Builder part = TransactWriteItem.builder();
    if (write instanceof Write.Put put) {
      addPut(part, put);
    } else if (write instanceof Write.Update update) {
      addUpdate(part, update);
    } else if (write instanceof Write.Delete delete) {
      addDelete(part, delete);
    } else {
      addCheck(part, (Write.Check) write);
    }
    return part.build();
  }

  private static void addPut(TransactWriteItem.Builder part, Write.Put put) {
    Expression expression = new Expression();
    part.put(
        builder ->
            builder
                .tableName(put.key().table().name())
                .item(item(put))
                .conditionExpression(condition(expression, put.condition()))
                .expressionAttributeNames(names(expression))
                .expressionAttributeValues(values(expression))
                .returnValuesOnConditionCheckFailure(FOUND));
  }

  private static void addUpdate(TransactWriteItem.Builder part, Write.Update update) {
    Expression expression = new Expression();
    part.update(
        builder ->
            builder
                .tableName(update.key().table().name())
                .key(AttributeValues.of(update.key()))
                .updateExpression(expression.update(update.changes()))
                .conditionExpression(condition(expression, update.condition()))
                .expressionAttributeNames(names(expression))
                .expressionAttributeValues(values(expression))
                .returnValuesOnConditionCheckFailure(FOUND));
  }

  private static void addDelete(TransactWriteItem.Builder part, Write.Delete delete) {
    Expression expression = new Expression();
    part.delete(
        builder ->
            builder
                .tableName(delete.key().table().name())
                .key(AttributeValues.of(delete.key()))
                .conditionExpression(condition(expression, delete.condition()))
                .expressionAttributeNames(names(expression))
                .expressionAttributeValues(values(expression))
                .returnValuesOnConditionCheckFailure(FOUND));
  }

  private static void addCheck(TransactWriteItem.Builder part, Write.Check check) {
    Expression expression = new Expression();
    part.conditionCheck(
        builder ->
            builder
                .tableName(check.key().table().name())
                .key(AttributeValues.of(check.key()))
                .conditionExpression(expression.condition(check.condition()))
                .expressionAttributeNames(names(expression))
                .expressionAttributeValues(values(expression))
                .returnValuesOnConditionCheckFailure(FOUND));
  }

  private static Map<String, AttributeValue> item(Write.Put put) {
    Map<String, Value> attributes = new TreeMap<>(put.item().attributes());
    attributes.putAll(KeyAttributes.of(put.key()).attributes());
    return AttributeValues.of(attributes);
  }

  private static @Nullable String condition(Expression expression, Condition condition) {
    return condition instanceof Condition.Always ? null : expression.condition(condition);
  }

  /** DynamoDB refuses an empty map of placeholders. */
  static @Nullable Map<String, String> names(Expression expression) {
    return expression.names().isEmpty() ? null : expression.names();
  }

  static @Nullable Map<String, AttributeValue> values(Expression expression) {
    return expression.values().isEmpty() ? null : AttributeValues.of(expression.values());
  }
}
