package io.beldi.runtime.collect;

import java.util.List;

/**
 * Finds instances that are due and has them attempted: spawned ones whose hint was lost or whose
 * time has come, and those whose last attempt has died. Parks those that were attempted too often.
 * Several collectors at once, or a late one, do no harm.
 */
public final class IntentCollector implements Pass {
  private final List<DomainCollector> domains;

  public IntentCollector(List<DomainCollector> domains) {
    this.domains = List.copyOf(domains);
  }

  /**
   * Looks once through all that is due by now. An instance that makes trouble does not keep it from
   * looking at the others.
   *
   * @return how many attempts were sent off
   * @throws io.beldi.runtime.store.StoreException if the store did not answer; the next pass goes
   *     on
   */
  @Override
  public int pass() {
    int sent = 0;
    Trouble trouble = new Trouble();
    for (DomainCollector domain : domains) {
      sent += trouble.less(domain::pass);
    }
    trouble.raise();
    return sent;
  }
}
