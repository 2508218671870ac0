package io.beldi.benchmarks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Numbers from 0, the smaller the more often: number n is drawn with a probability proportional to
 * {@code 1 / (n + 1)^exponent}. With 0.99 it is the usual load of benchmarks of key-value stores.
 */
final class Zipf {
  private final double[] cumulated;

  /**
   * @param size how many numbers there are, at least 1
   */
  Zipf(int size, double exponent) {
    cumulated = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1 / Math.pow(i + 1, exponent);
      cumulated[i] = sum;
    }
  }

  int next(RandomGenerator random) {
    int at = Arrays.binarySearch(cumulated, random.nextDouble(cumulated[cumulated.length - 1]));
    return at < 0 ? -at - 1 : at;
  }
}
