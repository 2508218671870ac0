package io.beldi.local.faults;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Which request meets which fault: the same for a seed and the number of the request. */
final class Faults {
  private final long seed;
  private final int percent;
  private final AtomicLong requests = new AtomicLong();
  private final Map<Fault, Integer> fired = Collections.synchronizedMap(new EnumMap<>(Fault.class));
  private volatile boolean on;

  /**
   * @param percent of all requests
   */
  Faults(long seed, int percent) {
    this.seed = seed;
    this.percent = percent;
  }

  void begin() {
    on = true;
  }

  void heal() {
    on = false;
  }

  long requests() {
    return requests.get();
  }

  Map<Fault, Integer> fired() {
    return new EnumMap<>(fired);
  }

  /** What happens to the next request, one of {@code possible}; null: nothing. */
  @Nullable Fault next(Set<Fault> possible) {
    SplittableRandom random = chance();
    if (!on || random.nextInt(100) >= percent) {
      return null;
    }
    return possible.stream().sorted().toList().get(random.nextInt(possible.size()));
  }

  void count(Fault fault) {
    fired.merge(fault, 1, Integer::sum);
  }

  /** The chance of one request. */
  SplittableRandom chance() {
    return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + requests.incrementAndGet());
  }
}
