package io.beldi.runtime.invoke;

import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /**
   * A participant of a transaction holds its rows, and will do as the coordinator decides.
   *
   * @param code of the declared error; empty where the function returned
   * @param json the result, or the error's fields
   * @param participants by domain a function of each that takes part through it, itself included
   * @param wrote whether any of them has something to write
   */
  record Prepared(String code, Bytes json, SortedMap<String, String> participants, boolean wrote)
      implements Answer {
    public Prepared {
      participants = Collections.unmodifiableSortedMap(new TreeMap<>(participants));
    }
  }

  /**
   * A participant of a transaction cannot take part in this attempt of it, and holds nothing.
   *
   * @param function of the domain in which another transaction holds a row; empty if none does
   * @param holder the id of that transaction, or empty
   */
  record Refused(String reason, String function, String holder) implements Answer {}

  /** A {@link Control} message was seen to. */
  record Told(Decision decision) implements Answer {}

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
