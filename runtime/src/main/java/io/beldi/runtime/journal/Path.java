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
    return element('s', number);
  }

  /** One turn of a loop, from 0. */
  public Path iteration(int index) {
    return element('i', index);
  }

  /** One branch of a fork, from 0. */
  public Path branch(int index) {
    return element('b', index);
  }

  /** One attempt of a transaction block, from 1. */
  public Path attempt(int number) {
    return element('t', number);
  }

  /** The commit point of this step; its {@code part}th group of writes, from 0. */
  public Path commit(int part) {
    return element('c', part);
  }

  private Path element(char kind, int number) {
    String digits = Integer.toString(number);
    String start = text.length() > LONGEST ? "#" + Digest.of(text).hex() : text;
    char length = Character.forDigit(digits.length(), Character.MAX_RADIX);
    return new Path(start + kind + length + digits);
  }
}
