package io.beldi.compiler.types;

import org.jspecify.annotations.Nullable;

/**
 * The values or lengths that bounds allow, both ends included.
 *
 * @param least null where nothing bounds from below
 * @param greatest null where nothing bounds from above
 */
public record Interval(@Nullable Long least, @Nullable Long greatest) {
  /** No bound at all. */
  public static final Interval ALL = new Interval(null, null);

  /** Whether nothing is excluded. */
  public boolean isAll() {
    return least == null && greatest == null;
  }

  /** Whether a value lies within. */
  public boolean contains(long value) {
    return (least == null || value >= least) && (greatest == null || value <= greatest);
  }

  /** Whether all values of another interval lie within this one. */
  public boolean covers(Interval other) {
    return (least == null || (other.least != null && other.least >= least))
        && (greatest == null || (other.greatest != null && other.greatest <= greatest));
  }

  /** The smallest interval that covers this one and another. */
  public Interval join(Interval other) {
    return new Interval(
        least == null || other.least == null ? null : Math.min(least, other.least),
        greatest == null || other.greatest == null ? null : Math.max(greatest, other.greatest));
  }

  /** As it is written, without parentheses: {@code 1..64}. */
  @Override
  public String toString() {
    return (least == null ? "" : least) + ".." + (greatest == null ? "" : greatest);
  }
}
