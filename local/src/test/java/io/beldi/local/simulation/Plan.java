package io.beldi.local.simulation;

import io.beldi.runtime.invoke.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request, and what may be left of it at rest.
 *
 * @param token names the request in the rows that it writes
 * @param function what it runs, such as {@code Tree.grow}
 * @param input its parameters as JSON
 * @param outcomes for each answer (null: none came) the contents that its own rows may have; a row
 *     that is not named is absent
 */
record Plan(
    String token,
    String function,
    String input,
    Function<@Nullable Reply, List<Map<String, Long>>> outcomes) {

  /** Nothing is left in rows of its own. */
  static final Map<String, Long> NOTHING = Map.of();

  /** The result, if the function returned a number. */
  static @Nullable Long number(@Nullable Reply reply) {
    return reply instanceof Reply.Returned returned && returned.output() != null
        ? Long.valueOf(
            new String(returned.output().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
        : null;
  }

  /** Whether nobody can tell from the answer whether it was done. */
  static boolean isOpen(@Nullable Reply reply) {
    return !(reply instanceof Reply.Returned
        || reply instanceof Reply.Failed
        || reply instanceof Reply.Faulted);
  }

  boolean succeeded(@Nullable Reply reply) {
    return reply instanceof Reply.Returned;
  }
}
