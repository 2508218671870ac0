package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import java.util.Set;

/**
 * What one function may do, through its callees too, apart from what it only spawns. Sets are
 * sorted by full name.
 *
 * @param reads states
 * @param writes states
 * @param calls the functions that it calls itself
 * @param spawns the functions that it spawns itself
 * @param runs extern steps
 * @param fails the errors that it may end with: the declared ones, and of a private function
 *     without {@code fails} those that leave it
 * @param kind the class that follows
 * @param joins whether it may run in its caller's transaction: it is declared {@code
 *     transactional}, or it is private and nothing in it prevents it. Only a function that is
 *     declared so opens a transaction of its own where the caller has none.
 */
public record FunctionEffects(
    Set<StateSymbol> reads,
    Set<StateSymbol> writes,
    Set<FunctionSymbol> calls,
    Set<FunctionSymbol> spawns,
    Set<ExternStepSymbol> runs,
    Set<ErrorSymbol> fails,
    Kind kind,
    boolean joins) {

  /** How much a function touches the world. */
  public enum Kind {
    /** Not at all. */
    PURE,
    /** It only reads, or runs steps that are safe. */
    READ_ONLY,
    /** It writes, spawns or runs. */
    EFFECTFUL
  }
}
