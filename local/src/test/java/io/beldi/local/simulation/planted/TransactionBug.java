package io.beldi.local.simulation.planted;

import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.sim.Tampering;
import java.util.function.UnaryOperator;

/** What commits over several domains could get wrong, each found within so many seeds. */
public enum TransactionBug implements Tampering {
  NOTHING_REMEMBERED(
      "a record goes when its transaction is carried out", TransactionDefects::nothingRemembered),
  COMMIT_DROPPED("a commit leaves the rows as they were", TransactionDefects::commitDropped),
  ABORT_KEEPS_ROWS("an abort lets go of nothing", TransactionDefects::abortKeepsRows),
  NEVER_DUE("nobody asks how a transaction has ended", TransactionDefects::neverDue),
  VOTES_BLINDLY("a row is taken though it has changed", TransactionDefects::votesBlindly),
  TAKEN_FROM_WRITERS("a row is taken from a writer", TransactionDefects::takenFromWriters),
  TAKEN_FROM_READERS("a row is taken from readers", TransactionDefects::takenFromReaders),
  READERS_TAKE_NOTHING("what is only read is not held", TransactionDefects::readersTakeNothing),
  RELEASED_FOR_ALL("one reader lets go for all", TransactionDefects::releasedForAll),
  CALLS_TWICE("a call that arrives twice is done twice", TransactionDefects::callsTwice),
  DECIDED_ANYWAY("a commit may follow an abort", TransactionDefects::decidedAnyway),
  WRITES_UNDER_LOCKS("plain writes look at no lock", TransactionDefects::writesUnderLocks),
  ALWAYS_ABORTED(
      "who asks for the end hears of an abort",
      UnaryOperator.identity(),
      TransactionDefects::alwaysAborted),
  NEVER_DECIDED(
      "who looks hears of no decision", UnaryOperator.identity(), TransactionDefects::neverDecided);

  private final String defect;

  @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
  private final UnaryOperator<Store> store;

  @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
  private final UnaryOperator<Invoker> invoker;

  TransactionBug(String defect, UnaryOperator<Store> store) {
    this(defect, store, UnaryOperator.identity());
  }

  TransactionBug(String defect, UnaryOperator<Store> store, UnaryOperator<Invoker> invoker) {
    this.defect = defect;
    this.store = store;
    this.invoker = invoker;
  }

  /** In words. */
  public String defect() {
    return defect;
  }

  @Override
  public Store around(Store used) {
    return store.apply(used);
  }

  @Override
  public Invoker around(Invoker used) {
    return invoker.apply(used);
  }
}
