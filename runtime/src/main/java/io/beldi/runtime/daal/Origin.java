package io.beldi.runtime.daal;

import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the result of an instance, and for which step.
 *
 * @param function of the caller, through which its service is reached
 */
record Origin(String function, InstanceId instance, String step) {
  private static final String SEPARATOR = " ";

  /** As an envelope names the caller. */
  String text() {
    return String.join(SEPARATOR, function, instance.root(), instance.path().text(), step);
  }

  /** The caller that an envelope names; null for a root. */
  static @Nullable Origin of(String caller) {
    if (caller.isEmpty()) {
      return null;
    }
    String[] parts = caller.split(SEPARATOR, 4);
    return new Origin(parts[0], new InstanceId(parts[1], new Path(parts[2])), parts[3]);
  }
}
