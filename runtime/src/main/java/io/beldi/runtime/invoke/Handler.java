package io.beldi.runtime.invoke;

import io.beldi.runtime.item.Bytes;

/** The receiving end of an {@link Invoker}. */
public interface Handler {
  /**
   * Runs the attempt that an encoded {@link Envelope} asks for.
   *
   * @return the {@link Answer}, encoded
   */
  Bytes handle(Bytes envelope);
}
