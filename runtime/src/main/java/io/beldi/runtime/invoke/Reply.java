package io.beldi.runtime.invoke;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Signature;
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

  /**
   * What the sender of a request is told.
   *
   * @param retryAfter when to look again for an attempt that was superseded
   */
  static Reply of(Signature<?, ?> function, Answer answer, Duration retryAfter) {
    if (answer instanceof Answer.Returned returned) {
      boolean none = returned.output().equals(Bytes.utf8("null"));
      return new Reply.Returned(none ? null : returned.output());
    }
    if (answer instanceof Answer.Failed failed) {
      return new Reply.Failed(
          DeclaredErrors.read("", function.errors(), failed.code(), failed.fields()));
    }
    if (answer instanceof Answer.Faulted faulted) {
      return new Reply.Faulted(faulted.instance(), faulted.site(), faulted.message());
    }
    if (answer instanceof Answer.Malformed malformed) {
      return new Reply.Malformed(malformed.pointer(), malformed.message());
    }
    if (answer instanceof Answer.InProgress running) {
      return new Reply.InProgress(Duration.ofMillis(running.retryAfter()));
    }
    if (answer instanceof Answer.KeyReused) {
      return new Reply.KeyReused();
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      return new Reply.Unavailable(unavailable.message());
    }
    return new Reply.InProgress(retryAfter);
  }
}
