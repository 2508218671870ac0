package io.beldi.testkit.sim.fiber;

import org.jspecify.annotations.Nullable;

/** What a fiber runs, and how that ended. */
final class Body implements Runnable {
  private final Runnable body;
  private @Nullable Throwable failure;
  private boolean ended;

  Body(Runnable body) {
    this.body = body;
  }

  @Override
  public void run() {
    try {
      body.run();
    } catch (FiberDeath dead) {
      // The usual end of a fiber that nobody will resume.
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
    } finally {
      ended = true;
    }
  }

  boolean isEnded() {
    return ended;
  }

  /** Lets the one who resumed the fiber know. */
  void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
