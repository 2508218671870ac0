package small.steps;

import java.util.concurrent.atomic.AtomicInteger;

/** Succeeds at every third try, and refuses what it is told to. */
public final class JavaOutside implements Outside {
  private static final AtomicInteger TRIES = new AtomicInteger();

  @Override
  public int flaky(String key) {
    if (TRIES.incrementAndGet() % 3 != 0) {
      throw new IllegalStateException("not now");
    }
    return 7;
  }

  @Override
  public int refuse(String key) throws Refused {
    throw new Refused(402);
  }

  @Override
  public String render(String name) {
    return "<" + name + ">";
  }

  @Override
  public void note(String text) {
    if (!text.equals("<x>")) {
      throw new IllegalArgumentException(text);
    }
  }
}
