package io.beldi.runtime.daal;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;

/**
 * Work that one service hands over to another.
 *
 * @param due when that begins it by itself, in milliseconds
 * @param event whether it is told to begin at once
 */
record HandOver(Envelope envelope, long due, boolean event) {
  private static final String OF_TRANSACTION = "txn ";

  /** What the result is brought to of work that was handed over in a transaction. */
  static String step(String transaction, String name) {
    return OF_TRANSACTION + transaction + " " + name;
  }

  static boolean isStep(String step) {
    return step.startsWith(OF_TRANSACTION);
  }

  /** The transaction and the name that {@link #step} was made of. */
  static String[] parse(String step) {
    return step.substring(OF_TRANSACTION.length()).split(" ", 2);
  }

  /** Makes the work known to its service, which then runs it once, and tells it to begin. */
  void send(Messages messages) {
    messages.register(envelope, due);
    if (event) {
      try {
        messages.services().invoker().send(envelope.function(), envelope.encode());
      } catch (InvocationFailed lost) {
        // Its service knows of it, and begins it when it is due.
        return;
      }
    }
  }
}
