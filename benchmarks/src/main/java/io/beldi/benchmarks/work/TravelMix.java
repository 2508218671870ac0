package io.beldi.benchmarks.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The requests of the paper's travel reservation, and how often each of them comes. */
public final class TravelMix {
  /** As in tables and in JSON. */
  public static final String NAME = "travel-mix";

  private static final Map<String, Double> SHARES = shares();

  private TravelMix() {}

  /** The share of each work, by its name; in all, one. */
  public static Map<String, Double> of() {
    return SHARES;
  }

  /** What a request of the mix takes on average, if that is what each work takes. */
  public static double average(ToDoubleFunction<String> byWork) {
    return SHARES.entrySet().stream()
        .mapToDouble(share -> share.getValue() * byWork.applyAsDouble(share.getKey()))
        .sum();
  }

  private static Map<String, Double> shares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("search", 0.6);
    shares.put("recommend", 0.39);
    shares.put("login", 0.005);
    shares.put("reserve", 0.005);
    return shares;
  }
}
