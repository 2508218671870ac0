package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.Site;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one operation after another, and for one with a key until it is answered, as long as the
 * key is sure to be known.
 */
final class Client implements Runnable {
  private static final long LONGEST_WAIT = 60_000;

  /** A conflict may be the end, or the next request may drive the instance again. */
  private static final int CONFLICTS = 4;

  private final World world;
  private final Judge judge;
  private final List<Step> steps;
  private final Observation[] observations;
  private boolean done;

  /**
   * One operation.
   *
   * @param index where its observation goes
   * @param think how long the client waits before it
   * @param again whether it asks once more when it has been answered
   */
  record Step(Operation operation, int index, long think, boolean again) {}

  /**
   * @param observations what clients have seen, by operation
   */
  Client(World world, Judge judge, List<Step> steps, Observation[] observations) {
    this.world = world;
    this.judge = judge;
    this.steps = steps;
    this.observations = observations;
  }

  boolean isDone() {
    return done;
  }

  @Override
  public void run() {
    for (Step step : steps) {
      world.scheduler().sleep(world.isChaos() ? step.think() : 0);
      judge.asked(step.operation());
      long end = world.scheduler().now() + remembered();
      Reply reply = settle(step.operation(), end);
      observations[step.index()] = new Observation(step.operation(), reply);
      if (step.again() && reply != null && step.operation().key() != null) {
        Reply later = settle(step.operation(), end);
        if (later != null || Judge.isConflict(reply)) {
          observations[step.index()] = new Observation(step.operation(), later);
        }
      }
    }
    done = true;
  }

  /**
   * How long after the first request a key is not forgotten, whenever the instance ends, in
   * milliseconds. What is asked later may be another life of the key.
   */
  private long remembered() {
    return world.bounds().remembered().toMillis() - world.lifetime();
  }

  private @Nullable Reply settle(Operation operation, long lastTime) {
    long wait = 100;
    int conflicts = 0;
    while (true) {
      Reply reply = ask(operation);
      conflicts += Judge.isConflict(reply) ? 1 : 0;
      boolean end = judge.replied(operation, reply) || conflicts == CONFLICTS;
      note(operation, reply);
      if (end) {
        return reply;
      }
      if (operation.key() == null) {
        return null;
      }
      long least = reply instanceof Reply.InProgress running ? running.retryAfter().toMillis() : 0;
      world.scheduler().sleep(Math.max(least, wait));
      if (world.scheduler().now() >= lastTime) {
        return null;
      }
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
  }

  private void note(Operation operation, @Nullable Reply reply) {
    String text = reply == null ? "no answer" : Judge.text(reply);
    world
        .trace()
        .step(
            -2,
            reply instanceof Reply.Faulted || reply == null ? 7 : text.hashCode(),
            () -> "client " + operation.function().name() + " " + operation.key() + " -> " + text);
  }

  private @Nullable Reply ask(Operation operation) {
    String key = operation.key();
    String name = operation.function().name();
    InstanceId instance = key == null ? null : InstanceId.keyed(name, key);
    FaultKind fault = world.draw(Site.CALL);
    return new Exchange<Reply>(world, null, instance, key != null)
        .run(fault, pending -> begin(operation, instance, pending));
  }

  private void begin(
      Operation operation, @Nullable InstanceId instance, Exchange.Pending<Reply> pending) {
    Duration limit = world.bounds().life().multipliedBy(9).dividedBy(10);
    Request request = new Request(operation.function(), operation.key(), operation.input(), limit);
    world.begin(
        Execution.Kind.ROOT,
        instance,
        null,
        execution -> execution.engine().start(request),
        pending::answer,
        dead -> pending.fail(world.extent().timeOut()));
  }
}
