package io.beldi.testkit.sim.fiber;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Fibers that are threads passing a baton: whoever resumes a fiber waits until it pauses or ends. A
 * thread whose fiber has ended serves the next one.
 */
final class ThreadFibers implements Fibers {
  private final Semaphore baton = new Semaphore(0);
  private final Deque<Carrier> idle = new ArrayDeque<>();
  private final Set<One> open = new LinkedHashSet<>();
  private volatile @Nullable One running;
  private volatile boolean closed;

  @Override
  public Fiber create(Runnable body) {
    return new One(new Body(body));
  }

  @Override
  public void pause() {
    if (closed) {
      throw new FiberDeath();
    }
    One paused = running;
    if (paused == null || paused.carrier == null) {
      throw new IllegalStateException("no fiber runs");
    }
    baton.release();
    paused.carrier.turn.acquireUninterruptibly();
    if (closed) {
      throw new FiberDeath();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (One fiber : List.copyOf(open)) {
      run(fiber);
    }
    for (Carrier carrier : idle) {
      carrier.turn.release();
      carrier.join();
    }
    idle.clear();
  }

  private void run(One fiber) {
    Carrier carrier = fiber.carrier;
    if (carrier == null) {
      carrier = idle.poll();
      if (carrier == null) {
        carrier = new Carrier();
        carrier.thread.start();
      }
      carrier.fiber = fiber;
      fiber.carrier = carrier;
      open.add(fiber);
    }
    running = fiber;
    carrier.turn.release();
    baton.acquireUninterruptibly();
    running = null;
    if (fiber.body.isEnded()) {
      open.remove(fiber);
      idle.push(carrier);
    }
  }

  private final class One implements Fiber {
    private final Body body;
    private @Nullable Carrier carrier;

    One(Body body) {
      this.body = body;
    }

    @Override
    public void resume() {
      run(this);
      body.rethrow();
    }

    @Override
    public boolean isEnded() {
      return body.isEnded();
    }
  }

  /** A thread that runs fibers, one after another. */
  private final class Carrier implements Runnable {
    private final Semaphore turn = new Semaphore(0);
    private final Thread thread = new Thread(this, "simulation fiber");
    private @Nullable One fiber;

    Carrier() {
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      while (true) {
        turn.acquireUninterruptibly();
        One next = fiber;
        if (next == null) {
          return;
        }
        fiber = null;
        next.body.run();
        baton.release();
      }
    }

    void join() {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException stop) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
