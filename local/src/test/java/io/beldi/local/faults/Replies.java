package io.beldi.local.faults;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;

/** Replies as one line of text. */
final class Replies {
  private Replies() {}

  static String text(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      Bytes output = returned.output();
      return "returned "
          + (output == null ? "" : new String(output.toByteArray(), StandardCharsets.UTF_8));
    }
    if (reply instanceof Reply.Failed failed) {
      DeclaredError error = failed.error();
      return "failed " + error.errorType().code() + " " + error.getMessage();
    }
    if (reply instanceof Reply.InProgress running) {
      return "busy " + running.retryAfter().toMillis();
    }
    if (reply instanceof Reply.Unavailable unavailable) {
      return "unavailable " + unavailable.message();
    }
    return "wrong " + reply;
  }

  /** Whether the client has its answer, and would get the same again. */
  static boolean isFinal(String reply) {
    if (reply.startsWith("wrong ")) {
      throw new AssertionError(reply);
    }
    return reply.startsWith("returned ")
        || (reply.startsWith("failed ") && !reply.startsWith("failed Conflict"));
  }
}
