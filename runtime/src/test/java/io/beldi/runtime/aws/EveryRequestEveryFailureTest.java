package io.beldi.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.beldi.runtime.aws.CannedServer.Answer;
import io.beldi.runtime.aws.RequestFailure.Meaning;
import io.beldi.runtime.aws.RequestForm.Effect;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Each kind of request fails in each way, and what the store concludes is never more than it knows.
 */
class EveryRequestEveryFailureTest {
  private static final int ATTEMPTS = 2;
  private static final String INVALID = "refused as invalid";
  private static final int PAIRS = 437;

  private static DynamoDbStore open(
      CannedServer server, Duration timeout, UnaryOperator<SdkHttpClient> wire) {
    return DynamoDbStore.open(
        DynamoDbSettings.standard()
            .withEndpoint(server.endpoint())
            .withRequestTimeout(timeout)
            .withRetries(
                new RetryPolicy(
                    ATTEMPTS,
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    new SplittableRandom(1),
                    time -> {})),
        wire);
  }

  private static DynamoDbStore open(CannedServer server, RequestFailure failure) {
    Duration timeout = Duration.ofMillis(failure == RequestFailure.SILENCE ? 250 : 10_000);
    return open(server, timeout, http -> http);
  }

  private static DynamoDbStore losing(
      CannedServer server, IntPredicate lost, AtomicInteger requests) {
    return open(server, Duration.ofSeconds(10), http -> new LosingHttpClient(http, lost, requests));
  }

  static List<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (RequestForm form : RequestForm.values()) {
      for (RequestFailure failure : RequestFailure.values()) {
        if (isPossible(form, failure)) {
          pairs.add(Arguments.of(form, failure));
        }
      }
    }
    return pairs;
  }

  static List<Arguments> passingPairs() {
    return pairs().stream()
        .filter(pair -> !((RequestForm) pair.get()[0]).isWrite())
        .filter(pair -> ((RequestFailure) pair.get()[1]).meaning().isPassing())
        .toList();
  }

  /** Only groups are cancelled; and a table that is described as absent is no failure. */
  private static boolean isPossible(RequestForm form, RequestFailure failure) {
    if (form == RequestForm.DESCRIBE_TABLE && failure == RequestFailure.NO_TABLE) {
      return false;
    }
    return !failure.isOfGroups() || form == RequestForm.GROUP || form == RequestForm.SNAPSHOT;
  }

  private static Answer[] sequence(List<Answer> first, Answer... then) {
    return Stream.concat(first.stream(), Arrays.stream(then)).toArray(Answer[]::new);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aRequestThatKeepsFailingIsNeverTakenForAbsentOrFalse(
      RequestForm form, RequestFailure failure) throws IOException {
    Answer[] answers =
        sequence(
            form.before(), Collections.nCopies(ATTEMPTS, failure.answer()).toArray(Answer[]::new));
    try (CannedServer server = new CannedServer(answers);
        DynamoDbStore store = open(server, failure)) {
      if (form.isWrite()) {
        assertThat(outcome(store, form)).isEqualTo(expected(form, failure));
      } else {
        assertThat(refusal(store, form)).isEqualTo(failure.meaning().kind());
      }
      assertThat(server.requests())
          .as("requests, each one an attempt of ours")
          .hasSize(form.before().size() + attempts(form, failure.meaning()));
    }
  }

  @ParameterizedTest
  @MethodSource("passingPairs")
  void aReadThatFailsOnceIsSentAgain(RequestForm form, RequestFailure failure) throws IOException {
    List<Answer> before = new ArrayList<>(form.before());
    before.add(failure.answer());
    try (CannedServer server =
            new CannedServer(sequence(before, form.answers().toArray(Answer[]::new)));
        DynamoDbStore store = open(server, failure)) {
      assertThat(form.run(store)).isEqualTo(form.result());
      assertThat(server.requests()).hasSize(before.size() + form.answers().size());
    }
  }

  /** A connection that has served well ends after the next request was read. */
  @ParameterizedTest
  @EnumSource
  void noClientRepeatsARequestOnItsOwnWhenAKeptConnectionDies(RequestForm form) throws IOException {
    List<Answer> served = new ArrayList<>(form.before());
    served.addAll(form.answers());
    served.addAll(form.before());
    int attempts = attempts(form, Meaning.UNCERTAIN);
    Answer[] ends = Collections.nCopies(ATTEMPTS, Answer.hangUp()).toArray(Answer[]::new);
    try (CannedServer server = new CannedServer(sequence(served, ends));
        DynamoDbStore store = open(server, RequestFailure.HANG_UP)) {
      assertThat(form.run(store)).isEqualTo(form.result());
      if (form.isWrite()) {
        assertThat(outcome(store, form)).isEqualTo(Outcome.Unknown.class);
      } else {
        assertThat(refusal(store, form)).isEqualTo(StoreException.Kind.UNAVAILABLE);
      }
      assertThat(server.requests()).hasSize(served.size() + attempts);
      assertThat(server.connections()).as("kept, and one more per attempt").isEqualTo(attempts);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsLostOnTheWayBackIsAskedForOnceMoreOrUnknown(RequestForm form)
      throws IOException {
    AtomicInteger sent = new AtomicInteger();
    int lost = form.before().size() + 1;
    List<Answer> before = new ArrayList<>(form.before());
    before.add(form.answers().get(0));
    try (CannedServer server =
            new CannedServer(sequence(before, form.answers().toArray(Answer[]::new)));
        DynamoDbStore store = losing(server, number -> number == lost, sent)) {
      if (form.isWrite()) {
        assertThat(outcome(store, form)).isEqualTo(Outcome.Unknown.class);
        assertThat(server.requests()).hasSize(1);
      } else {
        assertThat(form.run(store)).isEqualTo(form.result());
        assertThat(server.requests()).hasSize(before.size() + form.answers().size());
      }
      assertThat(sent).hasValue(server.requests().size());
    }
  }

  @Test
  void everyKindOfRequestHasARowAndEveryRowIsRun() {
    JavaClasses classes = new ClassFileImporter().importPackagesOf(DynamoDbStore.class);
    Set<String> sent = new TreeSet<>();
    for (JavaMethodCall call : calls(classes)) {
      sent.add(call.getName());
    }
    sent.remove("builder");
    sent.remove("close");
    Set<String> rows = new TreeSet<>();
    for (RequestForm form : RequestForm.values()) {
      rows.add(form.operation());
    }

    assertThat(rows).isEqualTo(sent);
    assertThat(pairs().size()).isEqualTo(PAIRS);
    System.out.printf(
        "requests: %d kinds x %d failures = %d pairs%n",
        RequestForm.values().length, RequestFailure.values().length, PAIRS);
  }

  private static List<JavaMethodCall> calls(JavaClasses classes) {
    return classes.stream()
        .filter(each -> each.getSource().orElseThrow().getUri().getPath().contains("/classes/"))
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(DynamoDbClient.class))
        .toList();
  }

  private static int attempts(RequestForm form, Meaning meaning) {
    boolean mayHaveHadEffect = form.isWrite() && meaning == Meaning.UNCERTAIN;
    return meaning.isPassing() && !mayHaveHadEffect ? ATTEMPTS : 1;
  }

  private static Object outcome(DynamoDbStore store, RequestForm form) {
    try {
      Object outcome = form.run(store);
      if (outcome instanceof Outcome.Refused refused
          && refused.reasons().get(0) instanceof Reason.Invalid invalid) {
        assertThat(invalid.detail()).isNotEmpty();
        return INVALID;
      }
      return outcome instanceof Outcome.Unknown ? Outcome.Unknown.class : outcome;
    } catch (StoreException refused) {
      return refused.kind();
    }
  }

  private static StoreException.Kind refusal(DynamoDbStore store, RequestForm form) {
    StoreException refused = catchThrowableOfType(StoreException.class, () -> form.run(store));
    assertThat(refused).as("no failure").isNotNull();
    return refused.kind();
  }

  private static Object expected(RequestForm form, RequestFailure failure) {
    return switch (failure.meaning()) {
      case UNCERTAIN -> Outcome.Unknown.class;
      case THROTTLED -> refused(form, failure, new Reason.Throttled());
      case CONFLICT -> refused(form, failure, new Reason.Conflict());
      case CONDITION_FALSE ->
          form.effect() == Effect.GROUP && !failure.isOfGroups()
              ? StoreException.Kind.UNAVAILABLE
              : refused(form, failure, new Reason.ConditionFailed(null));
      case VALIDATION -> form == RequestForm.UPDATE ? INVALID : StoreException.Kind.INVALID;
      case CANCELLED_INVALID -> INVALID;
      case CANCELLED_WITHOUT_REASON -> StoreException.Kind.UNAVAILABLE;
      case INVALID, NO_TABLE, DENIED -> failure.meaning().kind();
    };
  }

  /** A refusal of one item, or of a group for its first item, or of a group as a whole. */
  private static Outcome refused(RequestForm form, RequestFailure failure, Reason reason) {
    if (form.effect() == Effect.ONE_ITEM) {
      return new Outcome.Refused(List.of(reason));
    }
    return new Outcome.Refused(List.of(reason, failure.isOfGroups() ? new Reason.None() : reason));
  }
}
