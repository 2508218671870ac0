package io.beldi.local.simulation;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What replies say. */
final class Answers {
  private Answers() {}

  /** The result as JSON, and nothing where there is none; an error as its name and fields. */
  static String text(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      return returned.output() == null ? "" : text(returned.output());
    }
    if (reply instanceof Reply.Failed failed) {
      String code = failed.error().errorType().code();
      return code.substring(code.lastIndexOf('.') + 1) + text(fields(failed.error()));
    }
    throw new IllegalArgumentException("neither a result nor an error: " + reply);
  }

  /** Whether nobody can tell from it whether the operation was done. */
  static boolean isOpen(@Nullable Reply reply) {
    return isConflict(reply) || !(reply instanceof Reply.Returned || reply instanceof Reply.Failed);
  }

  static boolean isConflict(@Nullable Reply reply) {
    return reply instanceof Reply.Failed failed && failed.error() instanceof Conflict;
  }

  @SuppressWarnings("unchecked") // the codec is that of the error's own class
  private static Bytes fields(DeclaredError error) {
    ErrorType<?> type = error.errorType();
    return Json.write((Codec<DeclaredError>) type.codec(), error);
  }

  private static String text(Bytes json) {
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }
}
