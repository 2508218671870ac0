package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
import io.beldi.runtime.store.model.ItemSize;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How large things may become, in bytes. What is too large is a fault of the program: known before
 * anything of the step is written or sent, and the same in every attempt.
 *
 * <p>Sources: Amazon DynamoDB Developer Guide, "Constraints" (items, groups); AWS Lambda Developer
 * Guide, "Lambda quotas" (invocation payloads). Other stores and invokers are held to the same, so
 * that a program that runs on one of them runs on all.
 */
final class Limits {
  /** Kept free in every record for what does not grow, the message of a fault included. */
  private static final int RESERVE = 16 << 10;

  /** Input, log and result that one record holds together. */
  static final int RECORD = ItemSize.MAX_ITEM - RESERVE;

  /** One entry of a log, with its path and its site. */
  static final int LOG_ENTRY = ItemSize.MAX_ITEM - RESERVE;

  /** What of a log stays in the record, or shares an item, at most, whatever the settings say. */
  static final int LOG_TOGETHER = 64 << 10;

  /** What one commit records, unless it depends on its writes. */
  static final int LOG_PORTION = 384 << 10;

  /** All items of one commit: a little less than 4 MB, for keys and conditions. */
  static final int GROUP = (4 << 20) - (256 << 10);

  /** An invocation that is waited for, and its answer: 6 MB. */
  static final int CALL = 6 << 20;

  /** An invocation that nobody waits for: 256 KB, whatever more a platform may take. */
  static final int EVENT = 256 << 10;

  /** The message of a fault, as it is recorded. */
  static final int MESSAGE = 4 << 10;

  private Limits() {}

  /**
   * @throws Fault if a result is too large to be an answer
   */
  static void checkAnswer(String site, Ending ending) {
    if (ending.json().size() > CALL / 4) {
      check(site, "the answer", ending.answer(true).encode().size(), CALL);
    }
  }

  /**
   * How many more items one group takes beside a transaction's rows.
   *
   * @throws Fault if it does not even take those
   */
  static int roomBeside(String site, int rows) {
    if (rows > Buffer.ACTIONS) {
      throw new Fault(site, "a transaction touches " + rows + " rows, over " + Buffer.ACTIONS);
    }
    return Buffer.ACTIONS - rows;
  }

  /**
   * @throws Fault if a plan could not be made
   */
  static LogTail.Plan recordable(String site, LogTail.@Nullable Plan plan) {
    if (plan == null) {
      throw new Fault(
          site, "what was seen up to here is too large to be recorded with what is written");
    }
    return plan;
  }

  /**
   * @throws Fault if a commit is too large
   */
  static void checkGroup(String site, List<Action> actions, LogTail.Plan plan) {
    long bytes = plan.bytes() + actions.stream().mapToLong(Action::bytes).sum();
    check(site, "what is written and recorded together", bytes, GROUP);
  }

  /**
   * @param what it is, such as {@code the result}
   * @throws Fault if it has more bytes than allowed
   */
  static void check(String site, String what, long bytes, long most) {
    if (bytes > most) {
      throw new Fault(
          site, String.format(Locale.ROOT, "%s has %,d bytes, over %,d", what, bytes, most));
    }
  }
}
