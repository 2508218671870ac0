package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a write: applied, certainly not applied, or not known. */
public sealed interface Outcome {

  /**
   * Every write was applied.
   *
   * @param after the item after an {@link Write.Update} sent by {@link Store#write}; otherwise null
   */
  record Applied(@Nullable Item after) implements Outcome {}

  /** Nothing was applied; one reason per write, in order. */
  record Refused(List<Reason> reasons) implements Outcome {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The reply was lost, or came too late: the write may have been applied, or may be applied later.
   */
  record Unknown(String detail) implements Outcome {}

  /** Why one write of a refused group was, or was not, to blame. */
  sealed interface Reason {

    /** Not to blame, as far as the store tells. */
    record None() implements Reason {}

    /** The condition was false; {@code found} is the item as it was, null where there was none. */
    record ConditionFailed(@Nullable Item found) implements Reason {}

    /** Another request was busy with the item: send again. */
    record Conflict() implements Reason {}

    /** Refused for load: send again, later. */
    record Throttled() implements Reason {}

    /** The item would be too large, or is otherwise not storable: sending again cannot help. */
    record Invalid(String detail) implements Reason {}
  }
}
