package io.beldi.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beldi.runtime.aws.CannedServer.Answer;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store makes of each way in which DynamoDB, or the way to it, fails. */
class DynamoDbFailureTest {
  private static final int ATTEMPTS = 3;
  private static final Table TABLE = Table.keyed("table", Table.KeyType.TEXT);
  private static final ItemKey KEY = ItemKey.of(TABLE, Value.text("k"));
  private static final ItemKey OTHER = ItemKey.of(TABLE, Value.text("other"));
  private static final Write PUT =
      new Write.Put(KEY, Item.of(Map.of()), new Condition.ItemAbsent());
  private static final Write UPDATE =
      new Write.Update(KEY, List.of(new Change.Assign("a", Value.number(1))), Condition.always());
  private static final List<Write> GROUP =
      List.of(PUT, new Write.Check(OTHER, new Condition.ItemExists()));
  private static final Item FOUND = Item.of(Map.of(Table.PARTITION, Value.text("k")));

  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  private DynamoDbStore open(URI endpoint) {
    return DynamoDbStore.open(
        DynamoDbSettings.standard()
            .withEndpoint(endpoint)
            .withRequestTimeout(Duration.ofMillis(400))
            .withRetries(
                new RetryPolicy(
                    ATTEMPTS,
                    Duration.ofMillis(10),
                    Duration.ofMillis(15),
                    new SplittableRandom(1),
                    pauses::add)));
  }

  /** Runs an action against a server of prepared answers, and checks how often it was asked. */
  private <T extends @Nullable Object> T run(
      int requests, Function<DynamoDbStore, T> action, Answer... answers) throws IOException {
    try (CannedServer server = new CannedServer(answers);
        DynamoDbStore store = open(server.endpoint())) {
      try {
        return action.apply(store);
      } finally {
        assertThat(server.requests()).hasSize(requests);
        assertThat(pauses).hasSize(requests - 1);
      }
    }
  }

  private Outcome against(int requests, Function<DynamoDbStore, Outcome> action, Answer... answers)
      throws IOException {
    return run(requests, action, answers);
  }

  private List<@Nullable Item> read(
      int requests, Function<DynamoDbStore, List<@Nullable Item>> action, Answer... answers)
      throws IOException {
    return run(requests, action, answers);
  }

  private StoreException.Kind kindOf(
      int requests, Function<DynamoDbStore, ?> action, Answer... answers) throws IOException {
    StoreException failure =
        catchThrowableOfType(StoreException.class, () -> run(requests, action, answers));
    assertThat(failure).as("no failure").isNotNull();
    return failure.kind();
  }

  private static Answer[] times(int count, Answer answer) {
    return Collections.nCopies(count, answer).toArray(Answer[]::new);
  }

  private static Outcome refused(Outcome.Reason... reasons) {
    return new Outcome.Refused(List.of(reasons));
  }

  private static Answer cancelled(String... codes) {
    List<String> reasons = new ArrayList<>();
    for (String code : codes) {
      String item =
          code.equals("ConditionalCheckFailed") ? ",\"Item\":{\"_pk\":{\"S\":\"k\"}}" : "";
      reasons.add("{\"Code\":\"" + code + "\",\"Message\":\"m\"" + item + "}");
    }
    return Answer.error(
        400,
        "TransactionCanceledException",
        ",\"CancellationReasons\":[" + String.join(",", reasons) + "]");
  }

  @Test
  void aWriteWhoseConnectionEndsIsUnknownAndSentOnce() throws IOException {
    assertThat(against(1, store -> store.write(PUT), Answer.hangUp()))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aGroupWhoseConnectionEndsIsUnknownAndSentOnce() throws IOException {
    assertThat(against(1, store -> store.transact(GROUP, "token"), Answer.hangUp()))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aWriteOnAKeptConnectionThatEndsIsUnknownAndSentOnce() throws IOException {
    try (CannedServer server = new CannedServer(Answer.ok("{}"), Answer.hangUp());
        DynamoDbStore store = open(server.endpoint())) {
      assertThat(store.write(PUT)).isEqualTo(new Outcome.Applied(null));
      assertThat(store.write(PUT)).isInstanceOf(Outcome.Unknown.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aWriteThatIsNeverAnsweredIsUnknown() throws IOException {
    assertThat(against(1, store -> store.write(UPDATE), Answer.silence()))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aWriteThatMeetsAnErrorOfTheServerIsUnknown(int status) throws IOException {
    assertThat(against(1, store -> store.write(PUT), Answer.error(status, "InternalServerError")))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aWriteWhoseAnswerCannotBeReadIsUnknown() throws IOException {
    assertThat(against(1, store -> store.write(UPDATE), Answer.ok("{\"Attributes\": {\"a\"")))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aGroupThatIsInProgressIsUnknown() throws IOException {
    assertThat(
            against(
                1,
                store -> store.transact(GROUP, "token"),
                Answer.error(400, "TransactionInProgressException")))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded"
      })
  void aThrottledWriteIsSentAgainAndThenRefused(String type) throws IOException {
    assertThat(
            against(ATTEMPTS, store -> store.write(PUT), times(ATTEMPTS, Answer.error(400, type))))
        .isEqualTo(refused(new Outcome.Reason.Throttled()));
  }

  @Test
  void aThrottledGroupIsSentAgainAndThenRefused() throws IOException {
    assertThat(
            against(
                ATTEMPTS,
                store -> store.transact(GROUP, "token"),
                times(ATTEMPTS, Answer.error(400, "ThrottlingException"))))
        .isEqualTo(refused(new Outcome.Reason.Throttled(), new Outcome.Reason.Throttled()));
  }

  @Test
  void aThrottledWriteIsAppliedByALaterAttempt() throws IOException {
    assertThat(
            against(
                2,
                store -> store.write(PUT),
                Answer.error(400, "ThrottlingException"),
                Answer.ok("{}")))
        .isEqualTo(new Outcome.Applied(null));
  }

  @Test
  void aConflictIsSentAgainAndThenRefused() throws IOException {
    assertThat(
            against(
                ATTEMPTS,
                store -> store.write(PUT),
                times(ATTEMPTS, Answer.error(400, "TransactionConflictException"))))
        .isEqualTo(refused(new Outcome.Reason.Conflict()));
  }

  @Test
  void anErrorAfterAThrottledAttemptIsUnknown() throws IOException {
    assertThat(
            against(
                2,
                store -> store.write(PUT),
                Answer.error(400, "ThrottlingException"),
                Answer.hangUp()))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aFalseConditionTellsWhatWasFound() throws IOException {
    Answer withItem =
        Answer.error(400, "ConditionalCheckFailedException", ",\"Item\":{\"_pk\":{\"S\":\"k\"}}");
    assertThat(against(1, store -> store.write(PUT), withItem))
        .isEqualTo(refused(new Outcome.Reason.ConditionFailed(FOUND)));
    assertThat(
            against(
                1, store -> store.write(PUT), Answer.error(400, "ConditionalCheckFailedException")))
        .isEqualTo(refused(new Outcome.Reason.ConditionFailed(null)));
  }

  @Test
  void aCancelledGroupTellsAReasonPerWrite() throws IOException {
    assertThat(
            against(
                1,
                store -> store.transact(GROUP, "token"),
                cancelled("ConditionalCheckFailed", "TransactionConflict")))
        .isEqualTo(
            refused(new Outcome.Reason.ConditionFailed(FOUND), new Outcome.Reason.Conflict()));
    assertThat(
            against(
                1,
                store -> store.transact(GROUP, "token"),
                cancelled("None", "ItemCollectionSizeLimitExceeded")))
        .isEqualTo(
            refused(
                new Outcome.Reason.None(),
                new Outcome.Reason.Invalid("ItemCollectionSizeLimitExceeded: m")));
    assertThat(
            against(
                1,
                store -> store.transact(GROUP, "token"),
                cancelled("ValidationError", "ThrottlingError")))
        .isEqualTo(
            refused(
                new Outcome.Reason.Invalid("ValidationError: m"), new Outcome.Reason.Throttled()));
  }

  @Test
  void aGroupCancelledOnlyByOthersIsSentAgain() throws IOException {
    assertThat(
            against(
                3,
                store -> store.transact(GROUP, "token"),
                cancelled("None", "TransactionConflict"),
                cancelled("ProvisionedThroughputExceeded", "None"),
                Answer.ok("{}")))
        .isEqualTo(new Outcome.Applied(null));
  }

  @Test
  void aGroupThatKeepsConflictingIsRefused() throws IOException {
    assertThat(
            against(
                ATTEMPTS,
                store -> store.transact(GROUP, "token"),
                times(ATTEMPTS, cancelled("TransactionConflict", "None"))))
        .isEqualTo(refused(new Outcome.Reason.Conflict(), new Outcome.Reason.None()));
  }

  @Test
  void aCancellationWithoutReasonsIsNeverGuessed() throws IOException {
    assertThat(
            kindOf(
                1,
                store -> store.transact(GROUP, "token"),
                Answer.error(400, "TransactionCanceledException")))
        .isEqualTo(StoreException.Kind.UNAVAILABLE);
    assertThat(kindOf(1, store -> store.transact(GROUP, "token"), cancelled("None", "None")))
        .isEqualTo(StoreException.Kind.UNAVAILABLE);
    assertThat(
            kindOf(1, store -> store.transact(GROUP, "token"), cancelled("ConditionalCheckFailed")))
        .isEqualTo(StoreException.Kind.UNAVAILABLE);
  }

  @Test
  void anUpdateThatDynamoDbFindsInvalidIsRefused() throws IOException {
    Outcome outcome =
        against(1, store -> store.write(UPDATE), Answer.error(400, "ValidationException"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).reasons().get(0))
        .isInstanceOf(Outcome.Reason.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400,ValidationException,INVALID",
    "400,ItemCollectionSizeLimitExceededException,INVALID",
    "400,IdempotentParameterMismatchException,INVALID",
    "400,SomethingNeverHeardOf,INVALID",
    "400,ResourceNotFoundException,NO_TABLE",
    "400,AccessDeniedException,UNAVAILABLE",
    "400,UnrecognizedClientException,UNAVAILABLE",
    "400,MissingAuthenticationTokenException,UNAVAILABLE",
    "400,InvalidSignatureException,UNAVAILABLE",
    "403,Forbidden,UNAVAILABLE",
    "401,Unauthorized,UNAVAILABLE"
  })
  void whatIsRefusedOutrightIsThrownAtOnce(int status, String type, StoreException.Kind kind)
      throws IOException {
    Answer answer = Answer.error(status, type);

    assertThat(kindOf(1, store -> store.write(PUT), answer)).isEqualTo(kind);
    assertThat(kindOf(1, store -> store.transact(GROUP, "token"), answer)).isEqualTo(kind);
    assertThat(kindOf(1, store -> store.get(KEY), answer)).isEqualTo(kind);
    assertThat(kindOf(1, store -> store.scan(new Scan(TABLE, 1, null)), answer)).isEqualTo(kind);
  }

  @Test
  void aReadIsSentAgainAfterEveryPassingFailure() throws IOException {
    List<Answer> passing =
        List.of(
            Answer.hangUp(),
            Answer.error(500, "InternalServerError"),
            Answer.error(503, "ServiceUnavailable"),
            Answer.error(400, "ThrottlingException"),
            Answer.error(400, "ProvisionedThroughputExceededException"),
            Answer.ok("not JSON"),
            Answer.silence());
    for (Answer answer : passing) {
      pauses.clear();
      assertThat(
              read(
                  2,
                  store -> Collections.singletonList(store.get(KEY)),
                  answer,
                  Answer.ok("{\"Item\":{\"_pk\":{\"S\":\"k\"}}}")))
          .as("%s", answer)
          .containsExactly(FOUND);
    }
  }

  @Test
  void aReadThatIsNeverAnsweredIsNotAnAbsentItem() throws IOException {
    assertThat(kindOf(ATTEMPTS, store -> store.get(KEY), times(ATTEMPTS, Answer.hangUp())))
        .isEqualTo(StoreException.Kind.UNAVAILABLE);
    pauses.clear();
    assertThat(
            kindOf(
                ATTEMPTS,
                store -> store.getAll(List.of(KEY)),
                times(ATTEMPTS, Answer.error(500, "InternalServerError"))))
        .isEqualTo(StoreException.Kind.UNAVAILABLE);
    pauses.clear();
    assertThat(
            kindOf(
                ATTEMPTS,
                store -> store.query(new Query(TABLE, null, Value.text("k"), null, false, 1, null)),
                times(ATTEMPTS, Answer.error(400, "ThrottlingException"))))
        .isEqualTo(StoreException.Kind.THROTTLED);
  }

  @Test
  void aSnapshotThatConflictsIsSentAgain() throws IOException {
    assertThat(
            read(
                2,
                store -> store.snapshot(List.of(KEY, OTHER)),
                cancelled("TransactionConflict", "None"),
                Answer.ok("{\"Responses\":[{\"Item\":{\"_pk\":{\"S\":\"k\"}}},{}]}")))
        .containsExactly(FOUND, null);
    pauses.clear();
    assertThat(
            kindOf(
                ATTEMPTS,
                store -> store.snapshot(List.of(KEY)),
                times(ATTEMPTS, cancelled("TransactionConflict"))))
        .isEqualTo(StoreException.Kind.THROTTLED);
    pauses.clear();
    assertThat(kindOf(1, store -> store.snapshot(List.of(KEY)), cancelled("ValidationError")))
        .isEqualTo(StoreException.Kind.INVALID);
  }

  @Test
  void aSnapshotAnsweredInPartIsRefused() throws IOException {
    assertThat(
            kindOf(
                1, store -> store.snapshot(List.of(KEY, OTHER)), Answer.ok("{\"Responses\":[{}]}")))
        .isEqualTo(StoreException.Kind.UNAVAILABLE);
  }

  private static Answer unprocessed(String found, String... rest) {
    List<String> keys = new ArrayList<>();
    for (String key : rest) {
      keys.add("{\"_pk\":{\"S\":\"" + key + "\"}}");
    }
    return Answer.ok(
        "{\"Responses\":{\"table\":["
            + found
            + "]},\"UnprocessedKeys\":{"
            + (rest.length == 0
                ? ""
                : "\"table\":{\"ConsistentRead\":true,\"Keys\":[" + String.join(",", keys) + "]}")
            + "}}");
  }

  @Test
  void unprocessedKeysOfABatchAreAskedForAgain() throws IOException {
    try (CannedServer server =
            new CannedServer(
                unprocessed("", "k", "other"),
                unprocessed("", "k"),
                unprocessed("{\"_pk\":{\"S\":\"k\"}}"));
        DynamoDbStore store = open(server.endpoint())) {
      assertThat(store.getAll(List.of(OTHER, KEY))).containsExactly(null, FOUND);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().get(2)).contains("\"k\"").doesNotContain("other");
    }
    assertThat(pauses).as("a pause only where nothing was processed").hasSize(1);
  }

  @Test
  void keysThatStayUnprocessedAreNotAbsent() throws IOException {
    assertThat(
            kindOf(
                ATTEMPTS,
                store -> store.getAll(List.of(KEY)),
                times(ATTEMPTS, unprocessed("", "k"))))
        .isEqualTo(StoreException.Kind.THROTTLED);
  }

  @Test
  void aServerThatIsNotThereIsUnavailableAndNothingWasWritten() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    try (DynamoDbStore store = open(nobody)) {
      for (Function<DynamoDbStore, Object> action :
          List.<Function<DynamoDbStore, Object>>of(
              each -> each.write(PUT),
              each -> each.transact(GROUP, "token"),
              each -> each.get(KEY))) {
        pauses.clear();
        StoreException failure =
            catchThrowableOfType(StoreException.class, () -> action.apply(store));
        assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE);
        assertThat(pauses).hasSize(ATTEMPTS - 1);
      }
    }
  }

  @Test
  void pausesAreRandomWithinABoundThatDoublesUpToItsCap() throws IOException {
    against(
        ATTEMPTS,
        store -> store.write(PUT),
        times(ATTEMPTS, Answer.error(400, "ThrottlingException")));

    assertThat(pauses.get(0)).isBetween(Duration.ZERO, Duration.ofMillis(10));
    assertThat(pauses.get(1)).isBetween(Duration.ZERO, Duration.ofMillis(15));
    assertThat(pauses.get(0)).isNotEqualTo(pauses.get(1));
  }

  @Test
  void valuesOfAnotherProgramAreNamed() throws IOException {
    assertThat(
            kindOf(
                1,
                store -> store.get(KEY),
                Answer.ok("{\"Item\":{\"_pk\":{\"S\":\"k\"},\"tags\":{\"SS\":[\"a\"]}}}")))
        .isEqualTo(StoreException.Kind.INVALID);
  }
}
