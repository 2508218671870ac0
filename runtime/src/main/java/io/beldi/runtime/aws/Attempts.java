package io.beldi.runtime.aws;

import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.StoreException;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Sends requests, again where that is safe and worth it, and says what became of them. */
final class Attempts {
  private final RetryPolicy policy;

  Attempts(RetryPolicy policy) {
    this.policy = policy;
  }

  /**
   * Sends a read until it is answered.
   *
   * @throws StoreException if it is refused, or was sent as often as allowed
   */
  <T extends @Nullable Object> T read(Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (TransactionCanceledException cancelled) {
        if (!CancellationReasons.isPassing(cancelled) || !policy.awaitNext(attempt)) {
          throw CancellationReasons.exception(cancelled);
        }
      } catch (SdkException failed) {
        Failure failure = Failure.of(failed);
        if (!failure.isPassing() || !policy.awaitNext(attempt)) {
          throw failure.exception(failed);
        }
      }
    }
  }

  /**
   * Sends a write until it is applied, refused for good, or may have been applied.
   *
   * @param writes how many writes it consists of
   */
  Outcome write(int writes, Supplier<Outcome> request) {
    for (int attempt = 1; ; attempt++) {
      Outcome refusal;
      try {
        return request.get();
      } catch (ConditionalCheckFailedException failed) {
        if (writes > 1) {
          throw new StoreException(
              StoreException.Kind.UNAVAILABLE,
              "DynamoDB refused a group without telling which write: " + failed.getMessage(),
              failed);
        }
        return new Outcome.Refused(
            List.of(
                new Outcome.Reason.ConditionFailed(
                    failed.hasItem() && !failed.item().isEmpty()
                        ? AttributeValues.item(failed.item())
                        : null)));
      } catch (TransactionCanceledException cancelled) {
        refusal = new Outcome.Refused(CancellationReasons.of(cancelled, writes));
        if (!CancellationReasons.isPassing(cancelled)) {
          return refusal;
        }
      } catch (SdkException failed) {
        Failure failure = Failure.of(failed);
        if (failure == Failure.UNCERTAIN) {
          return new Outcome.Unknown(String.valueOf(failed.getMessage()));
        }
        if (failure == Failure.NOT_SENT && policy.awaitNext(attempt)) {
          continue;
        }
        refusal = new Outcome.Refused(Collections.nCopies(writes, reason(failure, failed)));
      }
      if (!policy.awaitNext(attempt)) {
        return refusal;
      }
    }
  }

  /** The reason for a refusal that passes; any other failure is thrown. */
  private static Outcome.Reason reason(Failure failure, SdkException cause) {
    return switch (failure) {
      case THROTTLED -> new Outcome.Reason.Throttled();
      case CONFLICT -> new Outcome.Reason.Conflict();
      default -> throw failure.exception(cause);
    };
  }
}
