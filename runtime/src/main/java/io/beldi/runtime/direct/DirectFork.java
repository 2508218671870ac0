package io.beldi.runtime.direct;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.invoke.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Branches, which all begin at the join and see each other's writes as they happen. */
final class DirectFork implements Fork {
  private final Concurrency concurrency;
  private final int width;
  private final IntFunction<Instance> scopes;
  private final List<Slot<?>> branches = new ArrayList<>();

  DirectFork(Concurrency concurrency, int width, IntFunction<Instance> scopes) {
    this.concurrency = concurrency;
    this.width = width;
    this.scopes = scopes;
  }

  @Override
  public <T> Branch<T> branch(Body<T> body) {
    Instance scope = scopes.apply(branches.size());
    Slot<T> branch = new Slot<>(() -> body.run(scope));
    branches.add(branch);
    return branch;
  }

  @Override
  public void join() throws CallFailed {
    concurrency.runAll(List.copyOf(branches), width);
    for (Slot<?> branch : branches) {
      if (branch.failure instanceof DeclaredError error) {
        throw new CallFailed(error);
      }
      branch.valueOrThrow();
    }
  }

  /** What a branch does. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    @Nullable T run() throws DeclaredError;
  }

  /** What runs beside others, and what came of it. */
  static final class Slot<T extends @Nullable Object> implements Branch<T>, Runnable {
    private final Work<T> work;
    private @Nullable T value;
    private @Nullable Throwable failure;

    Slot(Work<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      try {
        value = work.run();
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }

    @Override
    @SuppressWarnings("NullAway")
    public T value() {
      return value;
    }

    /** The value, unless the work ended with something else than a declared error. */
    T valueOrThrow() {
      if (failure instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      return value();
    }
  }
}
