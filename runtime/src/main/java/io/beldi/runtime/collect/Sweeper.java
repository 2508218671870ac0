package io.beldi.runtime.collect;

import java.util.List;

/**
 * Deletes expired items where the store does not do it by itself. Each pass reads some pages of
 * each table and the next one goes on from there; only where it stopped is in memory, so a new
 * process begins anew. Several sweepers at once do no harm, and neither does one that ends in the
 * middle.
 */
public final class Sweeper implements Pass {
  private final List<DomainSweeper> domains;

  public Sweeper(List<DomainSweeper> domains) {
    this.domains = List.copyOf(domains);
  }

  /**
   * Goes through the next pages of each table; not to be called twice at once on one sweeper.
   *
   * @return how many items were deleted
   * @throws io.beldi.runtime.store.StoreException if the store did not answer; the next pass goes
   *     on
   */
  @Override
  public int pass() {
    int deleted = 0;
    Trouble trouble = new Trouble();
    for (DomainSweeper domain : domains) {
      deleted += trouble.less(domain::pass);
    }
    trouble.raise();
    return deleted;
  }
}
