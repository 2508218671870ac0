package io.beldi.local.simulation.planted;

import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An engine whose commits are two requests, so that a crash may come between. */
final class SplitCommits extends ForwardingStore {
  private final Predicate<Write> first;

  /**
   * @param first which writes go with the first request
   */
  SplitCommits(Store store, Predicate<Write> first) {
    super(store);
    this.first = first;
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    List<Integer> early = new ArrayList<>();
    List<Integer> late = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      (first.test(writes.get(i)) ? early : late).add(i);
    }
    Outcome outcome = send(writes, early, token + "a");
    return outcome instanceof Outcome.Applied ? send(writes, late, token + "b") : outcome;
  }

  private Outcome send(List<Write> writes, List<Integer> chosen, String token) {
    if (chosen.isEmpty()) {
      return new Outcome.Applied(null);
    }
    List<Write> some = chosen.stream().map(writes::get).toList();
    Outcome outcome =
        some.size() == 1 && !(some.get(0) instanceof Write.Check)
            ? store.write(some.get(0))
            : store.transact(some, token.substring(Math.max(0, token.length() - 36)));
    if (!(outcome instanceof Outcome.Refused refused)) {
      return outcome;
    }
    List<Outcome.Reason> reasons = new ArrayList<>();
    writes.forEach(write -> reasons.add(new Outcome.Reason.None()));
    for (int i = 0; i < chosen.size(); i++) {
      reasons.set(chosen.get(i), refused.reasons().get(i));
    }
    return new Outcome.Refused(reasons);
  }
}
