package io.beldi.testkit.sim.fiber;

/** Fibers made of continuations. One that is not resumed is garbage, and needs no end. */
final class ContinuationFibers implements Fibers {
  private boolean closed;

  ContinuationFibers() {
    if (!Continuations.isAvailable()) {
      throw new IllegalStateException("this JVM offers no continuations");
    }
  }

  @Override
  public Fiber create(Runnable body) {
    return new One(new Body(body));
  }

  @Override
  public void pause() {
    Continuations.pause();
    if (closed) {
      throw new FiberDeath();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private static final class One implements Fiber {
    private final Body body;
    private final Object continuation;

    One(Body body) {
      this.body = body;
      this.continuation = Continuations.create(body);
    }

    @Override
    public void resume() {
      Continuations.run(continuation);
      body.rethrow();
    }

    @Override
    public boolean isEnded() {
      return body.isEnded();
    }
  }
}
