package io.beldi.testkit.sim;

import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.Site;
import io.beldi.testkit.sim.fiber.FiberDeath;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in a process of its own: with its own clock, its own chance and its own engine. Its
 * death takes all that runs in it.
 */
final class Execution {
  /** How an execution comes to be. */
  enum Kind {
    ROOT,
    CALL,
    EVENT,
    COLLECTOR,
    SWEEPER,
    OPERATOR
  }

  private final World world;
  private final int number;
  private final Kind kind;
  private final @Nullable Envelope envelope;
  private final SplittableRandom random;
  private final Engine engine;
  private final Consumer<Execution> onDeath;
  private final int slowness;
  private final long deadline;
  private long skew;
  private long pausedUntil;
  private boolean dead;
  private boolean ended;

  Execution(
      World world,
      int number,
      Kind kind,
      @Nullable Envelope envelope,
      Birth birth,
      Consumer<Execution> onDeath) {
    this.world = world;
    this.number = number;
    this.kind = kind;
    this.envelope = envelope;
    this.random = new SplittableRandom(birth.randomSeed());
    this.skew = birth.skew();
    this.slowness = birth.slowness();
    this.onDeath = onDeath;
    this.deadline = world.scheduler().now() + world.lifetime();
    this.engine = world.engine(this);
  }

  /**
   * What an execution is born with.
   *
   * @param skew milliseconds by which its clock is ahead
   * @param slowness how many times longer everything takes
   */
  record Birth(long randomSeed, long skew, int slowness) {}

  int number() {
    return number;
  }

  Kind kind() {
    return kind;
  }

  /** What it was asked to do; null for roots and background tasks. */
  @Nullable Envelope envelope() {
    return envelope;
  }

  Engine engine() {
    return engine;
  }

  boolean isDead() {
    return dead;
  }

  boolean isAlive() {
    return !dead && !ended;
  }

  long pausedUntil() {
    return pausedUntil;
  }

  /** When it is killed at the latest. */
  long deadline() {
    return deadline;
  }

  /** What its clock shows. */
  long millis() {
    checkAlive();
    return world.scheduler().now() + skew;
  }

  long random() {
    checkAlive();
    return random.nextLong();
  }

  void sleep(long millis) {
    checkAlive();
    world.scheduler().sleep(millis);
    checkAlive();
  }

  /**
   * Begins a request: decides what will go wrong, and takes the time that requests take.
   *
   * @return what else goes wrong; null: nothing
   */
  @Nullable FaultKind enter(Site site) {
    checkAlive();
    FaultKind fault = world.draw(site);
    if (fault == FaultKind.CRASH_BEFORE) {
      crash(fault);
    }
    if (fault == FaultKind.ZOMBIE) {
      pausedUntil =
          world.scheduler().now() + world.extent().pause(deadline - world.scheduler().now());
      world.trace().step(number, 1, () -> this + " pauses");
    } else if (fault == FaultKind.CLOCK_JUMP) {
      skew = world.extent().skew();
      world.trace().step(number, 2, () -> this + " clock is now off by " + skew + " ms");
    }
    sleep(world.delay() * slowness);
    return fault;
  }

  /** Ends it here, for ever. */
  FiberDeath crash(FaultKind kind) {
    die(kind);
    world.scheduler().stop();
    throw new FiberDeath();
  }

  /** Ends it from outside, unless it has ended. */
  void kill() {
    if (isAlive()) {
      world.counts().add(FaultKind.KILLED);
      die(FaultKind.KILLED);
    }
  }

  /** It has done its work. */
  void end() {
    ended = true;
    world.ended(this);
  }

  private void die(FaultKind kind) {
    dead = true;
    world.trace().step(number, 100 + kind.index(), () -> this + " dies: " + kind);
    world.ended(this);
    onDeath.accept(this);
  }

  /** Whatever a dead execution still does must have no effect. */
  void checkAlive() {
    if (dead) {
      throw new FiberDeath();
    }
  }

  @Override
  public String toString() {
    return "e"
        + number
        + " "
        + (envelope == null ? kind : envelope.function() + " " + envelope.instance());
  }
}
