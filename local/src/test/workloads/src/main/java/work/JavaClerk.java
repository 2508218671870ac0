package work;

import java.util.concurrent.ConcurrentHashMap;

/** A clerk outside of the system: answers each call with a number that he never gave before. */
public final class JavaClerk implements Clerk {
  private static final ConcurrentHashMap<String, Integer> CALLS = new ConcurrentHashMap<>();

  @Override
  public int ask(String key, Token token) {
    return CALLS.merge(key, 1, Integer::sum);
  }

  /** How often he was asked under a key. */
  public static int calls(String key) {
    return CALLS.getOrDefault(key, 0);
  }

  /** A new day. */
  public static void forget() {
    CALLS.clear();
  }
}
