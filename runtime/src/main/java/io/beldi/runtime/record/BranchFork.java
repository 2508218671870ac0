package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fork;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.store.ItemKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Branches, which all begin at the join. They do not see each other's writes; but where two
 * branches of a transaction have written one row, neither write may be lost: then the block is
 * tried again with these branches in turn, each seeing what those before it have written.
 */
final class BranchFork implements Fork {
  /** What happens before what a branch has left joins what its parent has buffered. */
  @FunctionalInterface
  interface Joining {
    void before(int branch, Strand finished);
  }

  private final Concurrency concurrency;
  private final int width;
  private final Strand parent;
  private final IntFunction<BasicScope> scopes;
  private final boolean inTurn;
  private final Joining joining;
  private final @Nullable Supplier<RuntimeException> overlap;
  private final List<Running<?>> branches = new ArrayList<>();

  /**
   * @param inTurn whether the branches run one after another
   * @param joining what to do first
   * @param overlap what to throw when two branches have written one row; null: the last one counts
   */
  BranchFork(
      Concurrency concurrency,
      int width,
      Strand parent,
      IntFunction<BasicScope> scopes,
      boolean inTurn,
      Joining joining,
      @Nullable Supplier<RuntimeException> overlap) {
    this.concurrency = concurrency;
    this.width = width;
    this.parent = parent;
    this.scopes = scopes;
    this.inTurn = inTurn;
    this.joining = joining;
    this.overlap = overlap;
  }

  @Override
  public <T> Branch<T> branch(Body<T> body) {
    Running<T> branch = new Running<>(scopes.apply(branches.size()), body);
    branches.add(branch);
    return branch;
  }

  @Override
  public void join() throws CallFailed {
    if (inTurn) {
      branches.forEach(branch -> finish(List.of(branch)));
    } else {
      finish(branches);
    }
    for (Running<?> branch : branches) {
      branch.raise();
    }
  }

  private void finish(List<Running<?>> some) {
    concurrency.runAll(List.copyOf(some), width);
    some.forEach(Running::raiseEngine);
    if (overlap != null && writesOverlap(some)) {
      throw overlap.get();
    }
    for (Running<?> branch : some) {
      joining.before(branches.indexOf(branch), branch.scope.strand);
      parent.absorb(branch.scope.strand);
    }
  }

  private static boolean writesOverlap(List<Running<?>> some) {
    Set<ItemKey> written = new HashSet<>();
    for (Running<?> branch : some) {
      for (ItemKey key : branch.scope.strand.buffer.written()) {
        if (!written.add(key)) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class Running<T> implements Branch<T>, Runnable {
    private final BasicScope scope;
    private final Body<T> body;
    private @Nullable T value;
    private @Nullable Throwable failure;

    Running(BasicScope scope, Body<T> body) {
      this.scope = scope;
      this.body = body;
    }

    @Override
    public void run() {
      try {
        value = body.run(scope);
      } catch (StackOverflowError | LinkageError | AssertionError broken) {
        failure = scope.attempt.blame(broken);
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }

    /** What the engine throws goes before what the program throws: the results do not count. */
    void raiseEngine() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException thrown
          && (Attempt.isEngine(thrown) || thrown instanceof TransactionConflict)) {
        throw thrown;
      }
    }

    void raise() throws CallFailed {
      if (failure instanceof DeclaredError error) {
        throw new CallFailed(error);
      }
      if (failure instanceof RuntimeException fault) {
        throw fault;
      }
    }

    @Override
    @SuppressWarnings("NullAway")
    public T value() {
      return value;
    }
  }
}
