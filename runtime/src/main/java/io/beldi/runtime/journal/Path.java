package io.beldi.runtime.journal;

/**
 * The way from a root instance to a step: sites, loop indexes, branches, attempts of blocks.
 *
 * <p>Each element is a letter, the number of digits as one character, and the digits; so no two
 * paths have one text, none needs a delimiter, and texts sort as paths do. A path that would grow
 * too long for a key goes on from a hash of itself.
 */
public record Path(String text) {
  /** The root instance itself. */
  public static final Path ROOT = new Path("@");

  private static final int LONGEST = 700;

  /** A step of the function's source. */
  public Path step(int number) {
    return below('s', number);
  }

  /** One turn of a loop, from 0. */
  public Path iteration(int index) {
    return below('i', index);
  }

  /** One branch of a fork, from 0. */
  public Path branch(int index) {
    return below('b', index);
  }

  /** One attempt of a transaction block, from 1. */
  public Path attempt(int number) {
    return below('t', number);
  }

  /** The message that tells the participants of the block at this path of its commit. */
  public Path finish() {
    return below('f', 0);
  }

  /** The commit point of this step; its {@code part}th group of writes, from 0. */
  public Path commit(int part) {
    return below('c', part);
  }

  /**
   * A further item of the log of the instance at this path, from 1. A capital letter sorts before
   * all others, hence before everything else below the instance; and no hash comes between, so that
   * it stays next to its record.
   */
  Path log(int number) {
    return new Path(text + element('L', number));
  }

  /**
   * This path in the life that began at that time, in milliseconds. A caller's key may begin a new
   * life once the record of the last one is gone; what is left of that must not be met again.
   */
  public Path inLife(long started) {
    String life = Long.toString(started, Character.MAX_RADIX);
    if (!text.startsWith(ROOT.text)) {
      return new Path("#" + Digest.of("life", life, text).hex());
    }
    String length = Integer.toString(life.length(), Character.MAX_RADIX);
    return new Path(ROOT.text + "k" + length + life + text.substring(ROOT.text.length()));
  }

  private Path below(char kind, int number) {
    String start = text.length() > LONGEST ? "#" + Digest.of(text).hex() : text;
    return new Path(start + element(kind, number));
  }

  private static String element(char kind, int number) {
    String digits = Integer.toString(number);
    return "" + kind + Character.forDigit(digits.length(), Character.MAX_RADIX) + digits;
  }
}
