package io.beldi.testkit;

import io.beldi.runtime.invoke.Ids;
import java.util.SplittableRandom;

/** Names in sequence, and chance from a fixed seed: each run of a test is the same. */
public final class CountedIds implements Ids {
  private final SplittableRandom random = new SplittableRandom(1);
  private int instances;

  @Override
  public String instance() {
    instances++;
    return "test-" + instances;
  }

  @Override
  public long random() {
    return random.nextLong();
  }
}
