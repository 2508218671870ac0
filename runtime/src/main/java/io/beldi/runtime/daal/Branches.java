package io.beldi.runtime.daal;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Branches, which all begin at the join. */
final class Branches implements Fork {
  private final @Nullable Concurrency concurrency;
  private final int width;
  private final IntFunction<Instance> scopes;
  private final List<Running<?>> branches = new ArrayList<>();

  /**
   * @param concurrency null: one branch after another
   */
  Branches(@Nullable Concurrency concurrency, int width, IntFunction<Instance> scopes) {
    this.concurrency = concurrency;
    this.width = width;
    this.scopes = scopes;
  }

  @Override
  public <T> Branch<T> branch(Body<T> body) {
    Running<T> branch = new Running<>(scopes.apply(branches.size()), body);
    branches.add(branch);
    return branch;
  }

  @Override
  public void join() throws CallFailed {
    if (concurrency == null) {
      branches.forEach(Running::run);
    } else {
      concurrency.runAll(List.copyOf(branches), width);
    }
    branches.forEach(Running::raiseStop);
    branches.forEach(Running::raiseConflict);
    for (Running<?> branch : branches) {
      branch.raise();
    }
  }

  private static final class Running<T> implements Branch<T>, Runnable {
    private final Instance scope;
    private final Body<T> body;
    private @Nullable T value;
    private @Nullable Throwable failure;

    Running(Instance scope, Body<T> body) {
      this.scope = scope;
      this.body = body;
    }

    @Override
    public void run() {
      try {
        value = body.run(scope);
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }

    /** An execution that has to stop has no result, whatever the other branches have. */
    void raiseStop() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof Stop || failure instanceof StoreException) {
        throw (RuntimeException) failure;
      }
    }

    void raiseConflict() {
      if (failure instanceof TransactionConflict conflict) {
        throw conflict;
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
