package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import java.util.Map;

/** The effects of all functions. */
public final class Effects {
  private final Map<FunctionSymbol, FunctionEffects> byFunction;

  Effects(Map<FunctionSymbol, FunctionEffects> byFunction) {
    this.byFunction = Map.copyOf(byFunction);
  }

  /** What a function may do. */
  public FunctionEffects of(FunctionSymbol function) {
    FunctionEffects found = byFunction.get(function);
    if (found == null) {
      throw new IllegalArgumentException("nothing is known of " + function.fullName());
    }
    return found;
  }
}
