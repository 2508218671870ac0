package io.beldi.testkit.sim.fault;

import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import io.beldi.testkit.sim.choice.Weights;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kinds of faults a run has, and how often each strikes. */
public final class FaultPlan {
  private static final FaultKind[] KINDS = FaultKind.values();
  private static final int LEVELS = 4;

  private final Map<Site, Weights> weights = new EnumMap<>(Site.class);

  /**
   * @param rates by {@link FaultKind#index}, of 100,000 times
   */
  private FaultPlan(int[] rates) {
    for (Site site : Site.values()) {
      int[] own = new int[KINDS.length];
      boolean any = false;
      for (FaultKind kind : KINDS) {
        if (kind.sites().contains(site)) {
          own[kind.index()] = rates[kind.index()];
          any |= rates[kind.index()] > 0;
        }
      }
      if (any) {
        weights.put(site, new Weights(own));
      }
    }
  }

  /** Nothing goes wrong. */
  public static FaultPlan none() {
    return new FaultPlan(new int[KINDS.length]);
  }

  /** Each kind is as likely as any other; for drivers that go through all possibilities. */
  public static FaultPlan only(Set<FaultKind> kinds) {
    int[] rates = new int[KINDS.length];
    kinds.forEach(kind -> rates[kind.index()] = 1);
    return new FaultPlan(rates);
  }

  /**
   * Every kind may be off, rare, usual or frequent, as the run decides ("swarm"): a run with
   * everything on never gets as far as one with little.
   */
  public static FaultPlan swarm(Choice choice) {
    int[] rates = new int[KINDS.length];
    int all = choice.draw(Label.KNOB, LEVELS);
    for (FaultKind kind : KINDS) {
      int level = kind.sites().isEmpty() ? 0 : choice.draw(Label.KNOB, LEVELS);
      int usual = kind.rate() * level / 2;
      rates[kind.index()] = (int) Math.min(30_000L, usual * (long) all / 2);
    }
    return new FaultPlan(rates);
  }

  /** What goes wrong here; null: nothing. */
  public @Nullable FaultKind draw(Choice choice, Site site) {
    Weights own = weights.get(site);
    int outcome = own == null ? 0 : choice.draw(Label.FAULT, own);
    return outcome == 0 ? null : KINDS[outcome - 1];
  }
}
