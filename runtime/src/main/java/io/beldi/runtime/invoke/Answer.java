package io.beldi.runtime.invoke;

import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;

/** How an attempt ended, as one execution tells another. */
public sealed interface Answer {
  /**
   * The function returned.
   *
   * @param output its result, as JSON
   * @param recorded whether the instance's record holds it, so that asking again gives the same
   */
  record Returned(Bytes output, boolean recorded) implements Answer {}

  /** The function ended with a declared error; {@code fields} is one JSON object. */
  record Failed(String code, Bytes fields, boolean recorded) implements Answer {}

  /** The program is at fault. */
  record Faulted(String instance, String site, String message) implements Answer {}

  /** The input is not what the function takes. */
  record Malformed(String pointer, String message) implements Answer {}

  /**
   * Another attempt of a keyed root is at work, and may be looked after in so many milliseconds.
   */
  record InProgress(long retryAfter) implements Answer {}

  /** The key was used before, with another input. */
  record KeyReused() implements Answer {}

  /** A newer attempt has fenced this one. */
  record Superseded() implements Answer {}

  /** Store or platform failed; another attempt may succeed. */
  record Unavailable(String message) implements Answer {}

  default Bytes encode() {
    return Json.write(AnswerForm.CODEC, this);
  }

  /**
   * @throws MalformedInput if the bytes are not an answer
   */
  static Answer decode(Bytes bytes) {
    return Json.read(AnswerForm.CODEC, bytes);
  }
}
