package io.beldi.runtime.journal;

/**
 * The name of an instance: its workflow's root, and the path of the step that made it.
 *
 * @param root 1 to 64 characters
 */
public record InstanceId(String root, Path path) {
  private static final int RANDOM_BYTES = 10;

  /** The root instance of that name. */
  public static InstanceId root(String name) {
    return new InstanceId(name, Path.ROOT);
  }

  /** The root instance that a caller's key names; the same key of another function is another. */
  public static InstanceId keyed(String function, String key) {
    return root("k" + Digest.of("key", function, key).shortHex());
  }

  /** The instance whose {@link #toString} is that text; a root may be named without its path. */
  public static InstanceId parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '@' || text.charAt(i) == '#') {
        return new InstanceId(text.substring(0, i), new Path(text.substring(i)));
      }
    }
    return root(text);
  }

  /** A key for the outside world: the same whenever the step at {@code step} is repeated. */
  public String stepKey(Path step) {
    return Digest.of("step", root, step.text()).shortHex();
  }

  /**
   * An id for a new row: 48 bits of {@code started} in milliseconds, then 80 bits of a hash of the
   * step, in Crockford's base 32; so ids sort by time and are the same in every attempt.
   */
  public String newId(long started, Path step) {
    byte[] hash = Digest.of("id", root, step.text()).bytes().toByteArray();
    byte[] id = new byte[Long.BYTES - 2 + RANDOM_BYTES];
    for (int i = 0; i < 6; i++) {
      id[i] = (byte) (started >>> (40 - 8 * i));
    }
    System.arraycopy(hash, 0, id, 6, RANDOM_BYTES);
    return Base32.encode(id);
  }

  @Override
  public String toString() {
    return root + path.text();
  }
}
