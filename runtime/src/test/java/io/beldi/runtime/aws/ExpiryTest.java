package io.beldi.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.aws.CannedServer.Answer;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables whose items expire have DynamoDB delete them. */
final class ExpiryTest {
  private static final Table TABLE =
      Table.keyed("test.sessions", Table.KeyType.TEXT).expiring("_ttl");
  private static final Answer THERE =
      Answer.ok(
          """
          {"Table":{"TableName":"test.sessions","TableStatus":"ACTIVE",
           "KeySchema":[{"AttributeName":"_pk","KeyType":"HASH"}],
           "AttributeDefinitions":[{"AttributeName":"_pk","AttributeType":"S"}]}}""");
  private static final Answer OFF = status("DISABLED", "");
  private static final Answer SWITCHED = Answer.ok("{}");
  private static final Answer REFUSED = Answer.error(400, "ValidationException");

  private static final Answer ALREADY =
      Answer.raw(
          400,
          "Content-Type: application/x-amz-json-1.0",
          "{\"__type\":\"com.amazon.coral.validate#ValidationException\","
              + "\"message\":\"TimeToLive is already enabled\"}");

  @Test
  void aTableThatSaysNothingOfExpiryIsLeftAlone() throws IOException {
    List<String> requests = create(Table.keyed(TABLE.name(), Table.KeyType.TEXT), THERE, THERE);
    assertThat(requests).hasSize(2);
  }

  @Test
  void expiryIsSwitchedOnOnce() throws IOException {
    List<String> requests = create(TABLE, THERE, THERE, OFF, SWITCHED);
    assertThat(requests).hasSize(4);
    assertThat(requests.get(3)).contains("\"AttributeName\":\"_ttl\"").contains("true");
    assertThat(create(TABLE, THERE, THERE, status("ENABLED", "_ttl"))).hasSize(3);
    assertThat(create(TABLE, THERE, THERE, status("ENABLING", "_ttl"))).hasSize(3);
  }

  @Test
  void expiryThatSomebodyElseSwitchesOnAtTheSameTimeIsAsGood() throws IOException {
    assertThat(create(TABLE, THERE, THERE, OFF, ALREADY, status("ENABLING", "_ttl"))).hasSize(5);
  }

  @Test
  void expiryThatCannotBeSwitchedOnIsAnError() {
    assertThatThrownBy(() -> create(TABLE, THERE, THERE, OFF, ALREADY, OFF))
        .hasMessageStartingWith("items of table test.sessions cannot be made to expire by _ttl: ");
    assertThatThrownBy(() -> create(TABLE, THERE, THERE, OFF, REFUSED))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("items of table test.sessions cannot be made to expire by _ttl: ")
        .hasMessageContaining("canned");
    assertThatThrownBy(
            () -> create(TABLE, THERE, THERE, OFF, Answer.error(400, "AccessDeniedException")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("items of table test.sessions cannot be made to expire by _ttl: ");
  }

  @Test
  void expiryByAnotherAttributeIsAnError() {
    assertThatThrownBy(() -> create(TABLE, THERE, THERE, status("ENABLED", "until")))
        .isInstanceOf(StoreException.class)
        .hasMessage("items of table test.sessions expire by until, but should by _ttl");
  }

  private static List<String> create(Table table, Answer... answers) throws IOException {
    try (CannedServer server = new CannedServer(answers);
        DynamoDbStore store =
            DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(server.endpoint()))) {
      store.createTables(List.of(table));
      return server.requests();
    }
  }

  private static Answer status(String status, String attribute) {
    return Answer.ok(
        "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"%s\"%s}}"
            .formatted(
                status, attribute.isEmpty() ? "" : ",\"AttributeName\":\"" + attribute + "\""));
  }
}
