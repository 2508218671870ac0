package io.beldi.runtime.collect;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What went wrong with single items of a pass, kept until all others have had their turn. */
final class Trouble {
  private @Nullable RuntimeException first;

  /** The result of {@code work}; 0 if it went wrong. */
  int less(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (RuntimeException failure) {
      if (first == null) {
        first = failure;
      } else {
        first.addSuppressed(failure);
      }
      return 0;
    }
  }

  /** Throws the first thing that went wrong, if any did. */
  void raise() {
    if (first != null) {
      throw first;
    }
  }
}
