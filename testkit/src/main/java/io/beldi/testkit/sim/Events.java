package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.item.Bytes;
import io.beldi.testkit.sim.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/** Brings envelopes to functions: calls at once, events from a queue that keeps few promises. */
final class Events {
  private static final int REDELIVERIES = 2;
  private static final long RETRY = 60_000;

  private final World world;
  private final Judge judge;

  Events(World world, Judge judge) {
    this.world = world;
    this.judge = judge;
  }

  /** Begins an execution that somebody waits for. */
  void call(Envelope envelope, Bytes bytes, Exchange.Pending<Bytes> pending) {
    world.begin(
        Execution.Kind.CALL,
        envelope.instance(),
        envelope,
        execution -> execution.engine().handle(bytes),
        answer -> {
          judge.answered(envelope, Answer.decode(answer));
          pending.answer(answer);
        },
        dead -> pending.fail(world.extent().timeOut()));
  }

  /** Begins an execution that answers another domain. */
  void control(Bytes bytes, Exchange.Pending<Bytes> pending) {
    world.begin(
        Execution.Kind.CALL,
        null,
        null,
        execution -> execution.engine().handle(bytes),
        pending::answer,
        dead -> pending.fail(world.extent().timeOut()));
  }

  /** Takes an event. */
  void send(Execution sender, Envelope envelope, Bytes bytes, @Nullable FaultKind fault)
      throws InvocationFailed {
    if (fault == null) {
      queue(envelope, bytes, world.delay(), 0);
      return;
    }
    switch (fault) {
      case LIMIT_REACHED, SERVER_ERROR, THROTTLED -> throw new InvocationFailed("refused");
      case TIMED_OUT -> {
        sender.sleep(world.extent().timeOut());
        throw new InvocationFailed("timed out");
      }
      case DROPPED_EVENT, EXPIRED_EVENT -> {
        // Accepted, and never delivered.
      }
      case REPLY_LOST, SERVER_ERROR_APPLIED, LANDS_LATE -> {
        queue(envelope, bytes, fault == FaultKind.LANDS_LATE ? world.extent().late() : 1, 0);
        throw new InvocationFailed("no reply");
      }
      case CRASH_AFTER, CRASH_LANDS_LATE -> {
        queue(envelope, bytes, fault == FaultKind.CRASH_AFTER ? 1 : world.extent().late(), 0);
        throw sender.crash(fault);
      }
      case DUPLICATE_EVENT, RESENT -> {
        queue(envelope, bytes, world.delay(), 0);
        queue(envelope, bytes, world.extent().event(), 0);
      }
      case REORDERED_EVENT -> queue(envelope, bytes, world.extent().event(), 0);
      default -> queue(envelope, bytes, world.delay(), 0);
    }
  }

  private void queue(Envelope envelope, Bytes bytes, long delay, int deliveries) {
    long latest = world.scheduler().now() + world.bounds().event().toMillis();
    queue(envelope, bytes, delay, deliveries, latest);
  }

  /** Events are kept for so long only, however often their delivery fails. */
  private void queue(Envelope envelope, Bytes bytes, long delay, int deliveries, long latest) {
    if (world.scheduler().now() + delay > latest) {
      return;
    }
    world.later(
        delay,
        new World.InFlight("event for " + envelope.instance(), world.protocol().needed(envelope)),
        () -> deliver(envelope, bytes, deliveries, latest));
  }

  /** An event whose execution dies is delivered again, twice at most. */
  private void deliver(Envelope envelope, Bytes bytes, int deliveries, long latest) {
    world.begin(
        Execution.Kind.EVENT,
        envelope.instance(),
        envelope,
        execution -> execution.engine().handle(bytes),
        answer -> judge.answered(envelope, Answer.decode(answer)),
        dead -> {
          if (deliveries < REDELIVERIES) {
            queue(envelope, bytes, RETRY * (deliveries + 1), deliveries + 1, latest);
          }
        });
  }
}
