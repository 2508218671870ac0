package io.beldi.runtime.aws;

import io.beldi.runtime.store.StoreException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed request tells about its effect, and about the use of sending it again. */
enum Failure {
  /** Refused for load, before it had an effect. */
  THROTTLED,
  /** Refused because another request was busy with an item, before it had an effect. */
  CONFLICT,
  /** It never reached the server. */
  NOT_SENT,
  /** It may have had its effect, or may still have it. */
  UNCERTAIN,
  /** The table is not there. */
  NO_TABLE,
  /** The caller may not. */
  DENIED,
  /** The request breaks a rule; sending it again cannot help. */
  INVALID;

  /** Only proxies before DynamoDB answer so; they may have passed the request on. */
  private static final int REQUEST_TIMEOUT = 408;

  /** Only proxies before DynamoDB answer so, instead of passing the request on. */
  private static final int TOO_MANY_REQUESTS = 429;

  private static final Set<String> THROTTLING_CODES =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded",
          "TooManyRequestsException");
  private static final Set<String> CONFLICT_CODES =
      Set.of("TransactionConflictException", "ReplicatedWriteConflictException");
  private static final Set<Class<? extends Exception>> BEFORE_SENDING =
      Set.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          SSLHandshakeException.class);

  static Failure of(SdkException failure) {
    if (failure instanceof AwsServiceException answer && answer.statusCode() > 0) {
      return ofAnswer(answer);
    }
    return isBeforeSending(failure) ? NOT_SENT : UNCERTAIN;
  }

  /** Whether the server found the request itself at fault. */
  static boolean isValidation(AwsServiceException answer) {
    return answer.awsErrorDetails() != null
        && "ValidationException".equals(answer.awsErrorDetails().errorCode());
  }

  /** Whether a read may be sent again; it has no effects. */
  boolean isPassing() {
    return this == THROTTLED || this == CONFLICT || this == NOT_SENT || this == UNCERTAIN;
  }

  /** The exception that tells a caller of this failure. */
  StoreException exception(SdkException cause) {
    StoreException.Kind kind =
        switch (this) {
          case THROTTLED, CONFLICT -> StoreException.Kind.THROTTLED;
          case NOT_SENT, UNCERTAIN, DENIED -> StoreException.Kind.UNAVAILABLE;
          case NO_TABLE -> StoreException.Kind.NO_TABLE;
          case INVALID -> StoreException.Kind.INVALID;
        };
    String name = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new StoreException(kind, "DynamoDB, " + name + ": " + cause.getMessage(), cause);
  }

  private static Failure ofAnswer(AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    if (answer.statusCode() == TOO_MANY_REQUESTS
        || (code != null && THROTTLING_CODES.contains(code))) {
      return THROTTLED;
    }
    if (code != null && CONFLICT_CODES.contains(code)) {
      return CONFLICT;
    }
    if ("TransactionInProgressException".equals(code)
        || answer.statusCode() == REQUEST_TIMEOUT
        || answer.statusCode() >= 500) {
      return UNCERTAIN;
    }
    if ("ResourceNotFoundException".equals(code)) {
      return NO_TABLE;
    }
    return isDenial(answer.statusCode(), code) ? DENIED : INVALID;
  }

  /** DynamoDB refuses callers with status 400, proxies before it with 401 or 403. */
  private static boolean isDenial(int status, @Nullable String code) {
    return status == 401
        || status == 403
        || (code != null
            && (code.startsWith("AccessDenied")
                || code.contains("Token")
                || code.contains("Signature")
                || code.contains("UnrecognizedClient")));
  }

  private static boolean isBeforeSending(SdkException failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      Throwable each = cause;
      if (BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(each))) {
        return true;
      }
      cause = cause.getCause();
    }
    return String.valueOf(failure.getMessage()).startsWith("Unable to load credentials");
  }
}
