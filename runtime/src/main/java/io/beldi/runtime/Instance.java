package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One logical run of a function, seen from inside: the only way from generated code to the world.
 *
 * <p>Every effect names its {@link Step}. Its identity at run time is the step's number below the
 * path of the scope: loops, branches and transaction attempts hand out scopes of their own, which
 * are Instances too. No counter is shared, so branches need no coordination.
 *
 * <p>Besides what is declared here, any method may end the attempt with an unchecked exception of
 * the engine (crash, superseded, store not reachable), which generated code lets pass.
 */
public interface Instance {

  /** When the root of this workflow began; the same in all its instances and attempts. Free. */
  Instant started();

  /** The clock, in whole milliseconds; recorded, so that later attempts see the same value. */
  Instant now(Step step);

  /** A new id: sortable by the root's start, the same in every attempt; nothing is recorded. */
  String newId(Step step);

  /** A key for the outside world: the same whenever this step of this instance is repeated. */
  String stepKey(Step step);

  /** The scope of one iteration of a loop, {@code index} from 0. */
  Instance iteration(Step loop, int index);

  /** Branches that run at the same time, at most {@code width} at once; 0 means no limit. */
  Fork fork(Step step, int width);

  /** The attempts of one transaction block. {@code timeout} null: the time that remains. */
  Retry retry(Step step, int retries, @Nullable Duration timeout);

  /**
   * The attempts of a block that writes no row: an engine may then read as one snapshot what is
   * read together. No effect on results.
   */
  default Retry retryReads(Step step, int retries, @Nullable Duration timeout) {
    return retry(step, retries, timeout);
  }

  /** The next attempt of a block. Inside a transaction it joins the one that is open. */
  Transaction begin(Step step, Retry retry);

  /**
   * Runs another function and waits for its result.
   *
   * @throws CallFailed if it ended with a declared error
   */
  <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed;

  /**
   * Hands work over: it runs exactly once, after the commit that holds this step, and {@code
   * delay}.
   */
  <I> void spawn(Step step, Signature<I, ?> callee, I input, Duration delay);

  /**
   * Runs plain Java against the outside world: at least once, and the first result is the one that
   * every later attempt sees.
   *
   * @throws CallFailed if the action ended with a declared error of {@code extern}
   */
  <O> O run(Step step, Extern<O> extern, Action<O> action) throws CallFailed;

  /** Reads a row, strongly consistent, own writes included; null where there is none. */
  @Nullable Item read(Step step, ItemKey key);

  /** Reads rows as one step; one entry per key, in order. */
  List<@Nullable Item> readAll(Step step, List<ItemKey> keys);

  /** Reads a page of one partition or index. Not inside transactions. */
  Page query(Step step, Query query);

  /** Reads a page of a table. Not inside transactions. */
  Page scan(Step step, Scan scan);

  /** Replaces the row, whatever was there. */
  void put(Step step, ItemKey key, Item row);

  /** Writes the row if there is none; an existing one is kept. */
  void putIfAbsent(Step step, ItemKey key, Item row);

  /** Writes the row if there is none; false if there is one. */
  boolean insert(Step step, ItemKey key, Item row);

  /** Deletes the row, if there is one. */
  void delete(Step step, ItemKey key);

  /**
   * Changes fields of a row.
   *
   * @return false if a bound would be broken, or the row is absent and may not be created; nothing
   *     is changed then
   */
  boolean update(Step step, ItemKey key, RowUpdate update);

  /**
   * Announces reads that are about to come, so that they share one request. No effect on results.
   */
  void prefetch(List<ItemKey> keys);

  /** Plain Java behind an extern step. */
  @FunctionalInterface
  interface Action<O> {
    O run() throws DeclaredError;
  }

  /**
   * What the engines need to know of an extern step.
   *
   * @param name such as {@code travel.Tokens.sign}
   * @param safe it has no effect on the outside world: not recorded, no commit before it
   * @param timeout how long one try may take
   * @param attempts tries before the failure becomes a fault, at least 1
   * @param backoff the wait before the second try; doubles
   */
  record Extern<O>(
      String name,
      boolean safe,
      Duration timeout,
      int attempts,
      Duration backoff,
      Codec<O> output,
      List<ErrorType<?>> errors) {
    public Extern {
      errors = List.copyOf(errors);
    }
  }
}
