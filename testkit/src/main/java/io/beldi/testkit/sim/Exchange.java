package io.beldi.testkit.sim;

import io.beldi.runtime.journal.InstanceId;
import io.beldi.testkit.sim.fault.FaultKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request that somebody waits for the answer to, and all that can go wrong with it. */
final class Exchange<T> {
  private final World world;
  private final @Nullable Execution caller;
  private final @Nullable InstanceId callee;
  private final boolean mayDouble;

  /**
   * @param caller null: a client
   * @param callee null if it is not known yet
   * @param mayDouble whether two arrivals of this request are one request
   */
  Exchange(
      World world, @Nullable Execution caller, @Nullable InstanceId callee, boolean mayDouble) {
    this.world = world;
    this.caller = caller;
    this.callee = callee;
    this.mayDouble = mayDouble;
  }

  /** An answer that is waited for. */
  static final class Pending<T> {
    private final World world;
    private final Wake wake = new Wake();
    private @Nullable T answer;

    Pending(World world) {
      this.world = world;
    }

    void answer(T value) {
      long delay = world.delay();
      if (!wake.isFired()) {
        answer = value;
        world.scheduler().wake(wake, delay);
      }
    }

    /** There will be none. */
    void fail(long delay) {
      world.scheduler().wake(wake, delay);
    }
  }

  /**
   * Sends the request and waits.
   *
   * @param fault what goes wrong; null: nothing
   * @param start begins the execution that will answer
   * @return the answer; null if none came
   */
  @Nullable T run(@Nullable FaultKind fault, Consumer<Pending<T>> start) {
    if (fault == null) {
      return answer(start, world.lifetime());
    }
    return switch (fault) {
      case LIMIT_REACHED, SERVER_ERROR -> null;
      case TIMED_OUT, CRASH_BEFORE -> {
        sleep(world.extent().timeOut());
        yield null;
      }
      case LANDS_LATE, CRASH_LANDS_LATE -> {
        world.later(
            world.extent().late(),
            new World.InFlight("call of " + callee, callee),
            () -> start.accept(new Pending<>(world)));
        yield gone(fault);
      }
      case REPLY_LOST, SERVER_ERROR_APPLIED, CRASH_AFTER -> {
        start.accept(new Pending<>(world));
        yield gone(fault);
      }
      case CALLER_TIMED_OUT -> answer(start, world.extent().timeOut());
      case RESENT, DUPLICATE_CALL -> doubled(fault, start);
      default -> answer(start, world.lifetime());
    };
  }

  private @Nullable T gone(FaultKind fault) {
    if (caller != null && fault.isCrash()) {
      throw caller.crash(fault);
    }
    sleep(world.extent().timeOut());
    return null;
  }

  private @Nullable T doubled(FaultKind fault, Consumer<Pending<T>> start) {
    if (!mayDouble) {
      return answer(start, world.lifetime());
    }
    Pending<T> pending = new Pending<>(world);
    start.accept(fault == FaultKind.RESENT ? new Pending<>(world) : pending);
    start.accept(pending);
    return await(pending, world.lifetime());
  }

  private @Nullable T answer(Consumer<Pending<T>> start, long patience) {
    Pending<T> pending = new Pending<>(world);
    start.accept(pending);
    return await(pending, patience);
  }

  private @Nullable T await(Pending<T> pending, long patience) {
    world.scheduler().after(patience, () -> pending.fail(0));
    world.scheduler().await(pending.wake);
    if (caller != null) {
      caller.checkAlive();
    }
    return pending.answer;
  }

  private void sleep(long millis) {
    if (caller == null) {
      world.scheduler().sleep(millis);
    } else {
      caller.sleep(millis);
    }
  }
}
