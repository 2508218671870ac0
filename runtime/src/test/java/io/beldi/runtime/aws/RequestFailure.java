package io.beldi.runtime.aws;

import io.beldi.runtime.aws.CannedServer.Answer;
import io.beldi.runtime.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Every way in which a request fails, and what may be concluded from it. */
@SuppressWarnings("ImmutableEnumChecker") // rows of a table, none of which anybody changes
enum RequestFailure {
  HANG_UP(Answer.hangUp(), Meaning.UNCERTAIN),
  SILENCE(Answer.silence(), Meaning.UNCERTAIN),
  INTERNAL_ERROR(Answer.error(500, "InternalServerError"), Meaning.UNCERTAIN),
  SERVICE_UNAVAILABLE(Answer.error(503, "ServiceUnavailable"), Meaning.UNCERTAIN),
  PAGE_OF_A_PROXY(
      Answer.raw(502, "Content-Type: text/html", "<html><h1>Bad Gateway</h1></html>"),
      Meaning.UNCERTAIN),
  PAGE_INSTEAD_OF_AN_ANSWER(
      Answer.raw(200, "Content-Type: text/html", "<html><h1>Welcome</h1></html>"),
      Meaning.UNCERTAIN),
  NOTHING_INSTEAD_OF_AN_ANSWER(Answer.ok(""), Meaning.UNCERTAIN),
  TORN_ANSWER(Answer.ok("{\"Item\":{\"_pk\":{\"S\""), Meaning.UNCERTAIN),
  WRONG_CHECKSUM(Answer.raw(200, "x-amz-crc32: 1", "{}"), Meaning.UNCERTAIN),
  REQUEST_TIMEOUT_OF_A_PROXY(
      Answer.raw(408, "Content-Type: text/plain", "too slow"), Meaning.UNCERTAIN),
  TRANSACTION_IN_PROGRESS(Answer.error(400, "TransactionInProgressException"), Meaning.UNCERTAIN),
  THROTTLED(Answer.error(400, "ThrottlingException"), Meaning.THROTTLED),
  THROUGHPUT_EXCEEDED(
      Answer.error(400, "ProvisionedThroughputExceededException"), Meaning.THROTTLED),
  REQUEST_LIMIT(Answer.error(400, "RequestLimitExceeded"), Meaning.THROTTLED),
  TOO_MANY_FOR_A_PROXY(Answer.raw(429, "Content-Type: text/plain", "slow down"), Meaning.THROTTLED),
  CONFLICT(Answer.error(400, "TransactionConflictException"), Meaning.CONFLICT),
  CONDITION_FALSE(Answer.error(400, "ConditionalCheckFailedException"), Meaning.CONDITION_FALSE),
  TOKEN_MISMATCH(Answer.error(400, "IdempotentParameterMismatchException"), Meaning.INVALID),
  COLLECTION_TOO_LARGE(
      Answer.error(400, "ItemCollectionSizeLimitExceededException"), Meaning.INVALID),
  VALIDATION(Answer.error(400, "ValidationException"), Meaning.VALIDATION),
  NEVER_HEARD_OF(Answer.error(400, "SomethingNew"), Meaning.INVALID),
  TOO_LARGE_FOR_A_PROXY(Answer.raw(413, "Content-Type: text/plain", "too large"), Meaning.INVALID),
  NO_TABLE(Answer.error(400, "ResourceNotFoundException"), Meaning.NO_TABLE),
  ACCESS_DENIED(Answer.error(400, "AccessDeniedException"), Meaning.DENIED),
  UNKNOWN_CALLER(Answer.error(400, "UnrecognizedClientException"), Meaning.DENIED),
  EXPIRED_CREDENTIALS(Answer.error(400, "ExpiredTokenException"), Meaning.DENIED),
  WRONG_SIGNATURE(Answer.error(400, "InvalidSignatureException"), Meaning.DENIED),
  FORBIDDEN_BY_A_PROXY(Answer.raw(403, "Content-Type: text/plain", "no"), Meaning.DENIED),
  CANCELLED_BY_CONFLICT(cancelled("TransactionConflict"), Meaning.CONFLICT),
  CANCELLED_BY_LOAD(cancelled("ThrottlingError"), Meaning.THROTTLED),
  CANCELLED_BY_THROUGHPUT(cancelled("ProvisionedThroughputExceeded"), Meaning.THROTTLED),
  CANCELLED_BY_CONDITION(cancelled("ConditionalCheckFailed"), Meaning.CONDITION_FALSE),
  CANCELLED_BY_SIZE(cancelled("ItemCollectionSizeLimitExceeded"), Meaning.CANCELLED_INVALID),
  CANCELLED_BY_VALIDATION(cancelled("ValidationError"), Meaning.CANCELLED_INVALID),
  CANCELLED_BY_SOMETHING_NEW(cancelled("SomethingNew"), Meaning.CANCELLED_INVALID),
  CANCELLED_BY_NOTHING(cancelled("None"), Meaning.CANCELLED_WITHOUT_REASON),
  CANCELLED_WITHOUT_REASONS(
      Answer.error(400, "TransactionCanceledException"), Meaning.CANCELLED_WITHOUT_REASON);

  private final Answer answer;
  private final Meaning meaning;

  RequestFailure(Answer answer, Meaning meaning) {
    this.answer = answer;
    this.meaning = meaning;
  }

  /** What can be said about the request that failed. */
  enum Meaning {
    /** It may have had its effect. */
    UNCERTAIN(true, StoreException.Kind.UNAVAILABLE),
    THROTTLED(true, StoreException.Kind.THROTTLED),
    CONFLICT(true, StoreException.Kind.THROTTLED),
    CONDITION_FALSE(false, StoreException.Kind.INVALID),
    INVALID(false, StoreException.Kind.INVALID),
    /** As {@link #INVALID}, but an update's is about the item that it meets. */
    VALIDATION(false, StoreException.Kind.INVALID),
    NO_TABLE(false, StoreException.Kind.NO_TABLE),
    DENIED(false, StoreException.Kind.UNAVAILABLE),
    CANCELLED_INVALID(false, StoreException.Kind.INVALID),
    CANCELLED_WITHOUT_REASON(false, StoreException.Kind.INVALID);

    private final boolean passing;
    private final StoreException.Kind kind;

    Meaning(boolean passing, StoreException.Kind kind) {
      this.passing = passing;
      this.kind = kind;
    }

    /** Whether a read is worth another try. */
    boolean isPassing() {
      return passing;
    }

    /** What a reader is told. */
    StoreException.Kind kind() {
      return kind;
    }
  }

  Answer answer() {
    return answer;
  }

  Meaning meaning() {
    return meaning;
  }

  /** Whether only groups are answered so. */
  boolean isOfGroups() {
    return name().startsWith("CANCELLED_");
  }

  /** One code for the first item, none for a second. */
  private static Answer cancelled(String code) {
    List<String> reasons = new ArrayList<>();
    for (String each : List.of(code, "None")) {
      reasons.add("{\"Code\":\"" + each + "\",\"Message\":\"m\"}");
    }
    return Answer.error(
        400,
        "TransactionCanceledException",
        ",\"CancellationReasons\":[" + String.join(",", reasons) + "]");
  }
}
