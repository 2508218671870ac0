package io.beldi.runtime.invoke;

import io.beldi.runtime.item.Bytes;

/** Reaches functions by name, wherever they run. */
public interface Invoker {
  /**
   * Runs an attempt and waits for its answer.
   *
   * @param envelope an {@link Envelope}, encoded
   * @return an {@link Answer}, encoded
   * @throws InvocationFailed if no answer came; the attempt may be running still
   */
  Bytes call(String function, Bytes envelope) throws InvocationFailed;

  /**
   * Hands an attempt over, without an answer. It may run once, several times, or not at all.
   *
   * @throws InvocationFailed if it was not accepted, as far as is known
   */
  void send(String function, Bytes envelope) throws InvocationFailed;
}
