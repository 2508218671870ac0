package io.beldi.testkit.sim.choice;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Chance: the same for the same seed. */
public final class SeededDriver implements Driver {
  private final SplittableRandom[] families = new SplittableRandom[Family.values().length];

  public SeededDriver(long seed) {
    SplittableRandom source = new SplittableRandom(seed);
    for (int i = 0; i < families.length; i++) {
      families[i] = source.split();
    }
  }

  @Override
  public int choose(Label label, int bound, @Nullable Weights weights) {
    SplittableRandom random = families[label.family().index()];
    return weights == null ? random.nextInt(bound) : weights.outcome(random.nextInt(Weights.TOTAL));
  }
}
