package io.beldi.compiler.steps;

import org.jspecify.annotations.Nullable;

/**
 * A step as the lock knows it: {@code 2=call:Hotel.reserve@1#pay}.
 *
 * @param what the kind, and the target behind a colon
 * @param parent the number of the step around it; 0 in the open
 * @param pin the name that the program gives it; null where it gives none
 */
record LockedStep(int number, String what, int parent, @Nullable String pin) {
  /** As the lock writes it. */
  String text() {
    return number + "=" + what + (parent == 0 ? "" : "@" + parent) + (pin == null ? "" : "#" + pin);
  }
}
