package io.beldi.runtime.invoke;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.item.Bytes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a request ended, as far as its sender can be told. */
public sealed interface Reply {

  /**
   * The function returned.
   *
   * @param output its result as JSON, or null where it has none
   */
  record Returned(@Nullable Bytes output) implements Reply {}

  /** The function ended with an error that it declares. */
  record Failed(DeclaredError error) implements Reply {}

  /** The program is at fault; the same would happen again. */
  record Faulted(String instance, String site, String message) implements Reply {}

  /** The instance of this key is still running. */
  record InProgress(Duration retryAfter) implements Reply {}

  /** The key was used before, with other parameters. */
  record KeyReused() implements Reply {}

  /** The parameters are not what the function takes; nothing was written. */
  record Malformed(String pointer, String message) implements Reply {}

  /** The store or the platform failed; effects begun will be finished without the sender. */
  record Unavailable(String message) implements Reply {}
}
