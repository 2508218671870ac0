package io.beldi.testkit.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A lock among the branches of one execution: who waits lets others run. */
final class SimLock implements Lock {
  private final World world;
  private final Execution execution;
  private final Deque<Wake> waiting = new ArrayDeque<>();
  private @Nullable Task owner;
  private int holds;

  SimLock(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
  }

  @Override
  public void lock() {
    execution.checkAlive();
    Task self = world.scheduler().running();
    while (owner != null && owner != self) {
      Wake turn = new Wake();
      waiting.add(turn);
      world.scheduler().await(turn);
      execution.checkAlive();
    }
    owner = self;
    holds++;
  }

  @Override
  public void unlock() {
    execution.checkAlive();
    holds--;
    if (holds == 0) {
      owner = null;
      Wake next = waiting.poll();
      if (next != null) {
        world.scheduler().wake(next, 0);
      }
    }
  }

  @Override
  public boolean tryLock() {
    execution.checkAlive();
    if (owner != null && owner != world.scheduler().running()) {
      return false;
    }
    lock();
    return true;
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    throw new IllegalStateException("the engine waits for locks without a limit");
  }

  @Override
  public void lockInterruptibly() {
    lock();
  }

  @Override
  public Condition newCondition() {
    throw new IllegalStateException("the engine waits for nothing but locks and answers");
  }
}
