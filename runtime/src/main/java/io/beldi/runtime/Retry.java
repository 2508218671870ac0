package io.beldi.runtime;

/**
 * Counts the attempts of one transaction block, and decides after each failure.
 *
 * <pre>{@code
 * for (Retry retry = self.retry(BOTH, 5, Duration.ofSeconds(5)); ; ) {
 *   Transaction txn = self.begin(BOTH, retry);
 *   try {
 *     hotel.reserve(txn, HOTEL, in.trip().hotelId());
 *     txn.commit();
 *     break;
 *   } catch (NoRoom | RuntimeException error) {
 *     if (!retry.again(txn, error)) {
 *       throw error;
 *     }
 *   }
 * }
 * }</pre>
 */
public interface Retry {

  /**
   * Whether the block must run again after {@code error}; if so, has waited, with full jitter.
   *
   * <p>A {@link TransactionConflict} asks for another attempt. A declared error or a fault leaves
   * the block only if all that the attempt read still holds (opacity); otherwise it counts as a
   * conflict. In a block that joined an outer one the outer one decides, so the answer is false.
   *
   * @return false if {@code error} is the block's answer
   * @throws Conflict if no attempt or no time is left
   */
  boolean again(Transaction attempt, Exception error) throws Conflict;
}
