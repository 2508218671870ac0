package io.beldi.runtime.store.memory;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers for ten minutes which groups have been applied under which token. */
final class Tokens {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Applied> applied = new LinkedHashMap<>();

  private record Applied(Instant at, List<Write> writes) {}

  Tokens(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether this very group has been applied under this token. */
  boolean isReplay(String token, List<Write> writes) {
    forgetExpired();
    Applied known = applied.get(token);
    if (known == null) {
      return false;
    }
    if (!known.writes().equals(writes)) {
      throw new StoreException(
          StoreException.Kind.INVALID, "the token was used for another group of writes");
    }
    return true;
  }

  void remember(String token, List<Write> writes) {
    applied.put(token, new Applied(clock.instant(), List.copyOf(writes)));
  }

  private void forgetExpired() {
    Instant oldest = clock.instant().minus(KEPT);
    Iterator<Applied> entries = applied.values().iterator();
    while (entries.hasNext() && entries.next().at().isBefore(oldest)) {
      entries.remove();
    }
  }
}
