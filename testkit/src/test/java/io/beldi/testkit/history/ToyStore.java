package io.beldi.testkit.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store of lists in memory, as isolated as its level says. Null and false mean: not yet. */
interface ToyStore {
  /**
   * @param readOnly whether it will not append
   */
  void begin(int transaction, boolean readOnly);

  @Nullable List<Long> read(int transaction, String key);

  /** All lists that are not empty. */
  @Nullable Map<String, List<Long>> scan(int transaction, String prefix);

  boolean append(int transaction, String key, long element);

  /** Whether it has committed; otherwise it is aborted. */
  boolean commit(int transaction);

  void abort(int transaction);
}
