package io.beldi.benchmarks.cost;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/**
 * Dollars for a million of each; all of them are in {@code prices.properties}.
 *
 * @param writeUnits of the store
 * @param readUnits of the store
 * @param invocations executions of functions; their duration is not in it
 */
public record Prices(double writeUnits, double readUnits, double invocations) {

  /** Those of the file. */
  public static Prices load() throws IOException {
    Properties file = new Properties();
    try (InputStream in = Prices.class.getResourceAsStream("prices.properties")) {
      file.load(Objects.requireNonNull(in, "prices.properties"));
    }
    return new Prices(
        price(file, "writeUnits"), price(file, "readUnits"), price(file, "invocations"));
  }

  /** Dollars for a million times so many units. */
  double store(double written, double read) {
    return written * writeUnits + read * readUnits;
  }

  /** Dollars for a million times so many executions. */
  double functions(double executions) {
    return executions * invocations;
  }

  private static double price(Properties file, String name) {
    return Double.parseDouble(Objects.requireNonNull(file.getProperty(name), name));
  }
}
