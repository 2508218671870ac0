package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonParser;

/** Input that is no value of the type expected there. Permanent: never retried. */
public final class MalformedInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
   * @param message what is wrong, as a phrase that can follow the place
   */
  public MalformedInput(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** Something wrong at the token where {@code in} stands. */
  public static MalformedInput at(JsonParser in, String message) {
    return new MalformedInput(in.getParsingContext().pathAsPointer().toString(), message);
  }

  public String pointer() {
    return pointer;
  }
}
