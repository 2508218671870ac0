package io.beldi.local.programs;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param answer what a client can tell
 * @param detail what else there is to show
 */
record Outcome(String answer, String detail) {

  static Outcome returned(String json) {
    return new Outcome("returned " + MadeIds.without(json), "");
  }

  static Outcome failed(String error, String fields) {
    return new Outcome("failed with " + error + " " + MadeIds.without(fields), "");
  }

  static Outcome faulted(String detail) {
    return new Outcome("faulted", detail);
  }

  /** What the engine answers. */
  static Outcome of(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      return returned(text(returned.output()));
    } else if (reply instanceof Reply.Failed failed) {
      return failed(failed.error());
    } else if (reply instanceof Reply.Faulted fault) {
      return faulted(fault.message() + " at " + fault.site());
    }
    return new Outcome("neither: " + reply, "");
  }

  private static Outcome failed(DeclaredError error) {
    return failed(error, error.errorType());
  }

  private static <E extends DeclaredError> Outcome failed(DeclaredError error, ErrorType<E> type) {
    E typed = type.errorClass().cast(error);
    return failed(type.code(), text(Json.write(type.codec(), typed)));
  }

  private static String text(@Nullable Bytes json) {
    return json == null ? "null" : new String(json.toByteArray(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? answer : answer + " (" + detail + ")";
  }
}
