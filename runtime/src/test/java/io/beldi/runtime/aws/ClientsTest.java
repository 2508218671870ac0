package io.beldi.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.aws.CannedServer.Answer;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How patiently and how often a client asks. */
class ClientsTest {
  @Test
  void theSdkSendsARequestOnce() throws IOException {
    try (CannedServer server = new CannedServer();
        DynamoDbClient client =
            Clients.create(
                DynamoDbSettings.standard().withEndpoint(server.endpoint()), http -> http)) {
      assertThat(
              client
                  .serviceClientConfiguration()
                  .overrideConfiguration()
                  .retryStrategy()
                  .orElseThrow()
                  .maxAttempts())
          .isEqualTo(1);
    }
  }

  @Test
  void aRequestEndsBeforeTheTimeInWhichItMayStillLand() {
    try (DynamoDbClient client =
        Clients.create(
            DynamoDbSettings.standard().withEndpoint(URI.create("http://127.0.0.1:1")),
            http -> http)) {
      Duration longest =
          client
              .serviceClientConfiguration()
              .overrideConfiguration()
              .apiCallAttemptTimeout()
              .orElseThrow();

      assertThat(longest).isLessThan(Settings.standard().waits().flight());
    }
  }

  @Test
  void anAnswerThatTricklesInForEverIsUnknownInTime() throws IOException {
    AtomicInteger sent = new AtomicInteger();
    try (CannedServer server = new CannedServer(Answer.trickle());
        DynamoDbStore store =
            DynamoDbStore.open(
                DynamoDbSettings.standard()
                    .withEndpoint(server.endpoint())
                    .withRequestTimeout(Duration.ofMillis(200)),
                http -> new LosingHttpClient(http, number -> false, sent))) {
      assertThat(store.write(RequestForm.Rows.PUT)).isInstanceOf(Outcome.Unknown.class);
      assertThat(server.requests()).hasSize(1);
      assertThat(sent).hasValue(1);
    }
  }

  /** Adding twice would show, as it does with the SDK's own retries. */
  @Test
  @EnabledIfSystemProperty(named = "dynamodb.endpoint", matches = ".+")
  void aWriteWhoseAnswerIsLostIsAppliedOnce() {
    Table table = Table.keyed("lost-" + UUID.randomUUID(), Table.KeyType.TEXT);
    ItemKey one = ItemKey.of(table, Value.text("one"));
    ItemKey other = ItemKey.of(table, Value.text("other"));
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger(-1);
    try (DynamoDbStore store =
        DynamoDbStore.open(
            DynamoDbSettings.standard()
                .withEndpoint(URI.create(System.getProperty("dynamodb.endpoint"))),
            http -> new LosingHttpClient(http, number -> number == lost.get(), sent))) {
      store.createTables(List.of(table));
      lost.set(sent.get() + 1);
      assertThat(store.write(addOne(one))).isInstanceOf(Outcome.Unknown.class);
      lost.set(sent.get() + 1);
      assertThat(store.transact(List.of(addOne(one), addOne(other)), "t"))
          .isInstanceOf(Outcome.Unknown.class);

      assertThat(store.get(one).get("n")).isEqualTo(Value.number(2));
      assertThat(store.get(other).get("n")).isEqualTo(Value.number(1));
    }
  }

  private static Write addOne(ItemKey key) {
    return new Write.Update(
        key, List.of(new Change.Add("n", BigDecimal.ONE, BigDecimal.ZERO)), Condition.always());
  }
}
