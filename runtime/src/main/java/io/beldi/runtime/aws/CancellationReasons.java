package io.beldi.runtime.aws;

import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.StoreException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reads the reasons, one per item, for which a group was cancelled. */
final class CancellationReasons {
  private static final String NONE = "None";
  private static final String CONFLICT = "TransactionConflict";
  private static final Set<String> THROTTLING =
      Set.of("ProvisionedThroughputExceeded", "ThrottlingError");

  private CancellationReasons() {}

  /**
   * The reasons in order.
   *
   * @throws StoreException of kind UNAVAILABLE if there is not one for each write
   */
  static List<Outcome.Reason> of(TransactionCanceledException cancelled, int writes) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    if (reasons.size() != writes || reasons.stream().allMatch(CancellationReasons::isNone)) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "DynamoDB cancelled a group without telling why: " + cancelled.getMessage(),
          cancelled);
    }
    return reasons.stream().map(CancellationReasons::of).toList();
  }

  /** Whether nothing but other requests or load was in the way. */
  static boolean isPassing(TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    return !reasons.stream().allMatch(CancellationReasons::isNone)
        && reasons.stream()
            .allMatch(
                reason ->
                    isNone(reason)
                        || code(reason).equals(CONFLICT)
                        || THROTTLING.contains(code(reason)));
  }

  /** What a caller of a read is told. */
  static StoreException exception(TransactionCanceledException cancelled) {
    return new StoreException(
        isPassing(cancelled) ? StoreException.Kind.THROTTLED : StoreException.Kind.INVALID,
        "DynamoDB cancelled a snapshot: " + cancelled.getMessage(),
        cancelled);
  }

  private static Outcome.Reason of(CancellationReason reason) {
    String code = code(reason);
    if (isNone(reason)) {
      return new Outcome.Reason.None();
    }
    if (code.equals("ConditionalCheckFailed")) {
      return new Outcome.Reason.ConditionFailed(
          reason.hasItem() && !reason.item().isEmpty()
              ? AttributeValues.item(reason.item())
              : null);
    }
    if (code.equals(CONFLICT)) {
      return new Outcome.Reason.Conflict();
    }
    return THROTTLING.contains(code)
        ? new Outcome.Reason.Throttled()
        : new Outcome.Reason.Invalid(code + ": " + reason.message());
  }

  private static boolean isNone(CancellationReason reason) {
    return code(reason).equals(NONE);
  }

  private static String code(CancellationReason reason) {
    return Objects.requireNonNullElse(reason.code(), NONE);
  }
}
