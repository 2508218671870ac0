package io.beldi.testkit.sim;

import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import io.beldi.testkit.sim.fiber.Fibers;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Lets one task run at a time, in the order of virtual time. */
final class Scheduler {
  private final Choice choice;
  private final Fibers fibers;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private long now;
  private long sequence;
  private long steps;
  private @Nullable Task running;
  private @Nullable Task last;

  /** Something that happens at a moment. */
  private record Event(long time, long sequence, @Nullable Task task, Runnable action)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int order = Long.compare(time, other.time);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  Scheduler(Choice choice, Fibers fibers, long start) {
    this.choice = choice;
    this.fibers = fibers;
    this.now = start;
  }

  /** Virtual time, in milliseconds since 1970. */
  long now() {
    return now;
  }

  /** How many events there have been. */
  long steps() {
    return steps;
  }

  /** The task that runs now; null if something else does. */
  @Nullable Task running() {
    return running;
  }

  /** Lets something happen after {@code delay} milliseconds. */
  void after(long delay, Runnable action) {
    at(now + delay, null, action);
  }

  /** Lets a new task begin after {@code delay} milliseconds. */
  Task start(@Nullable Execution execution, Runnable body, long delay) {
    Task task = new Task(fibers.create(body), execution);
    at(now + delay, task, () -> resume(task));
    return task;
  }

  /** Suspends the running task for so many milliseconds. */
  void sleep(long delay) {
    Task task = self();
    at(now + delay, task, () -> resume(task));
    fibers.pause();
  }

  /** Suspends the running task until the wake-up comes. */
  void await(Wake wake) {
    if (wake.isFired()) {
      return;
    }
    wake.waiter(self());
    fibers.pause();
  }

  /** Wakes the task that waits, or will wait; only the first time counts. */
  void wake(Wake wake, long delay) {
    Task waiter = wake.fire();
    if (waiter != null) {
      at(now + delay, waiter, () -> resume(waiter));
    }
  }

  /** Suspends the running task for ever. */
  void stop() {
    fibers.pause();
  }

  /** Lets the next thing happen; false if nothing is left. */
  boolean step() {
    Event event = choice.choosesOrder() ? chosen() : queue.poll();
    if (event == null) {
      return false;
    }
    now = Math.max(now, event.time);
    steps++;
    last = event.task;
    event.action.run();
    return true;
  }

  /** When the next thing happens; null if nothing will. */
  @Nullable Long next() {
    Event event = queue.peek();
    return event == null ? null : event.time;
  }

  private void at(long time, @Nullable Task task, Runnable action) {
    queue.add(new Event(time, sequence++, task, action));
  }

  /** Whoever ran last goes on, if he can and nobody interrupts him. */
  private @Nullable Event chosen() {
    Event first = queue.poll();
    if (first == null) {
      return null;
    }
    List<Event> ready = new ArrayList<>();
    ready.add(first);
    for (Event next = queue.peek(); next != null && next.time <= Math.max(now, first.time); ) {
      ready.add(queue.poll());
      next = queue.peek();
    }
    int same = last == null ? -1 : indexOf(ready, last);
    if (same > 0) {
      ready.add(0, ready.remove(same));
    }
    Event event = ready.remove(choice.draw(same < 0 ? Label.NEXT : Label.SWITCH, ready.size()));
    queue.addAll(ready);
    return event;
  }

  private static int indexOf(List<Event> events, Task task) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).task == task) {
        return i;
      }
    }
    return -1;
  }

  private void resume(Task task) {
    Execution execution = task.execution();
    if (execution != null) {
      if (execution.isDead()) {
        return;
      }
      if (execution.pausedUntil() > now) {
        at(execution.pausedUntil(), task, () -> resume(task));
        return;
      }
    }
    running = task;
    try {
      task.fiber().resume();
    } finally {
      running = null;
    }
  }

  private Task self() {
    Task task = running;
    if (task == null) {
      throw new IllegalStateException("no task runs");
    }
    return task;
  }
}
