package io.beldi.local.programs;

import java.util.List;
import java.util.SplittableRandom;

/** Where all decisions of the generator come from. */
@FunctionalInterface
interface Choices {
  /** A number from 0, less than {@code bound}. */
  int draw(int bound);

  /** Choices that a seed determines. */
  static Choices of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random::nextInt;
  }

  /** True once in {@code times} draws. */
  default boolean oneIn(int times) {
    return draw(times) == 0;
  }

  default <T> T pick(List<T> from) {
    return from.get(draw(from.size()));
  }
}
