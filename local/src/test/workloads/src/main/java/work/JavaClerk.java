package work;

import java.util.concurrent.ConcurrentHashMap;

/** A clerk outside of the system: no answer that he gives to one request comes twice. */
public final class JavaClerk implements Clerk {
  private final ConcurrentHashMap<String, Integer> calls = new ConcurrentHashMap<>();

  @Override
  public int ask(String key, Token token) {
    return calls.merge(key, 1, Integer::sum);
  }
}
