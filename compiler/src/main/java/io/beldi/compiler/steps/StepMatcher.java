package io.beldi.compiler.steps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the steps of a function their numbers: a step that the lock knows, by its pin or by its
 * kind, its target and what is around it, keeps its number; a new one takes the next; numbers of
 * steps that are gone are not used again.
 */
final class StepMatcher {
  private final String name;
  private final @Nullable LockedFunction old;
  private final Set<LockedStep> free;
  private int next;

  private StepMatcher(String name, @Nullable LockedFunction old) {
    this.name = name;
    this.old = old;
    this.free = old == null ? new HashSet<>() : new HashSet<>(old.steps());
    this.next = 1 + highest();
  }

  private int highest() {
    if (old == null) {
      return 0;
    }
    int steps = old.steps().stream().mapToInt(LockedStep::number).max().orElse(0);
    int gone = old.gone().stream().mapToInt(LockedFunction.Gone::number).max().orElse(0);
    return Math.max(steps, gone);
  }

  /** Numbers the steps; gives the new state of the lock. */
  static LockedFunction number(String name, List<RawStep> steps, @Nullable LockedFunction old) {
    return new StepMatcher(name, old).run(steps);
  }

  private LockedFunction run(List<RawStep> steps) {
    for (RawStep step : steps) {
      LockedStep known = step.pin == null ? null : pinned(step.pin);
      if (known != null) {
        step.number = known.number();
        free.remove(known);
      }
    }
    for (RawStep step : steps) {
      if (step.number == 0) {
        LockedStep known = same(step);
        if (known != null) {
          free.remove(known);
        }
        step.number = known == null ? next++ : known.number();
      }
    }
    return locked(steps);
  }

  private @Nullable LockedStep pinned(String pin) {
    return free.stream().filter(it -> pin.equals(it.pin())).findFirst().orElse(null);
  }

  /** The first step of the lock that is still free and looks the same. */
  private @Nullable LockedStep same(RawStep step) {
    int parent = step.parent == null ? 0 : step.parent.number;
    return old == null
        ? null
        : old.steps().stream()
            .filter(free::contains)
            .filter(it -> it.what().equals(step.what()) && it.parent() == parent)
            .filter(it -> it.pin() == null || it.pin().equals(step.pin))
            .findFirst()
            .orElse(null);
  }

  private LockedFunction locked(List<RawStep> steps) {
    List<LockedStep> now = new ArrayList<>();
    for (RawStep step : steps) {
      int parent = step.parent == null ? 0 : step.parent.number;
      now.add(new LockedStep(step.number, step.what(), parent, step.pin));
    }
    if (old == null) {
      return new LockedFunction(name, 1, now, List.of());
    }
    boolean changed = !new HashSet<>(now).equals(new HashSet<>(old.steps()));
    int version = changed ? old.version() + 1 : old.version();
    List<LockedFunction.Gone> gone = new ArrayList<>(old.gone());
    old.steps().stream()
        .filter(free::contains)
        .forEach(it -> gone.add(new LockedFunction.Gone(it.number(), it.what(), version)));
    return new LockedFunction(name, version, now, gone);
  }
}
