package io.beldi.benchmarks;

import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Probe;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many tries transactions took. A client's requests are answered on its own thread, so it is
 * told whose try a conflict ended.
 */
final class Tries implements Probe {
  private static final int MOST = 64;

  private final ThreadLocal<Integer> conflicts = ThreadLocal.withInitial(() -> 0);
  private final AtomicLongArray committed = new AtomicLongArray(MOST + 1);
  private final AtomicLongArray aborted = new AtomicLongArray(MOST + 1);

  @Override
  public void reached(Mark mark) {
    if (mark == Mark.BLOCK_AGAIN || mark == Mark.BLOCK_CONFLICT) {
      conflicts.set(conflicts.get() + 1);
    }
  }

  /** This thread's transaction has ended. */
  void ended(boolean well) {
    int lost = Math.min(conflicts.get(), MOST);
    (well ? committed : aborted).incrementAndGet(lost);
    conflicts.set(0);
  }

  /** Transactions that committed. */
  long committed() {
    return sum(committed, MOST);
  }

  /** Transactions that gave up. */
  long givenUp() {
    return sum(aborted, MOST);
  }

  /** Of the transactions, the part that committed with at most so many tries before. */
  double within(int lost) {
    return (double) sum(committed, lost) / (committed() + givenUp());
  }

  /** Of the tries, the part that did not commit. */
  double abortRatio() {
    long lost = 0;
    for (int i = 1; i <= MOST; i++) {
      lost += i * (committed.get(i) + aborted.get(i));
    }
    return (double) lost / (lost + committed());
  }

  private static long sum(AtomicLongArray counts, int last) {
    long sum = 0;
    for (int i = 0; i <= last; i++) {
      sum += counts.get(i);
    }
    return sum;
  }
}
