package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fork;
import io.beldi.runtime.invoke.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Branches, which all begin at the join. */
final class BranchFork implements Fork {
  private final Concurrency concurrency;
  private final int width;
  private final Strand parent;
  private final IntFunction<BasicScope> scopes;
  private final List<Running<?>> branches = new ArrayList<>();

  BranchFork(Concurrency concurrency, int width, Strand parent, IntFunction<BasicScope> scopes) {
    this.concurrency = concurrency;
    this.width = width;
    this.parent = parent;
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
    List<Runnable> tasks = new ArrayList<>(branches);
    concurrency.runAll(tasks, width);
    branches.forEach(Running::raiseEngine);
    branches.forEach(branch -> parent.absorb(branch.scope.strand));
    for (Running<?> branch : branches) {
      branch.raise();
    }
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
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }

    /** What the engine throws goes before what the program throws: the results do not count. */
    void raiseEngine() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException thrown && Attempt.isEngine(thrown)) {
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
