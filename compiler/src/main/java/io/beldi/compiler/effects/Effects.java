package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The effects of all functions. */
public final class Effects {
  private final Map<FunctionSymbol, FunctionEffects> byFunction;
  private final Map<FunctionSymbol, OwnEffects> own;
  private final List<List<FunctionSymbol>> components;

  Effects(
      Map<FunctionSymbol, FunctionEffects> byFunction,
      Map<FunctionSymbol, OwnEffects> own,
      List<List<FunctionSymbol>> components) {
    this.byFunction = Map.copyOf(byFunction);
    this.own = Map.copyOf(own);
    this.components = components.stream().map(List::copyOf).toList();
  }

  /** What a function may do. */
  public FunctionEffects of(FunctionSymbol function) {
    FunctionEffects found = byFunction.get(function);
    if (found == null) {
      throw new IllegalArgumentException("nothing is known of " + function.fullName());
    }
    return found;
  }

  /** Groups of functions that call each other in circles; a function alone is a group too. */
  public List<List<FunctionSymbol>> components() {
    return components;
  }

  /** Where a function calls another for the first time; null if it does not. */
  public @Nullable Span call(FunctionSymbol caller, FunctionSymbol callee) {
    return own(caller).calls.get(callee);
  }

  /** What keeps a function itself out of a transaction, apart from its callees. */
  public @Nullable Prevention prevention(FunctionSymbol function) {
    return own(function).prevention();
  }

  /** The calls by which a function reaches what keeps it out of a transaction, itself first. */
  public List<FunctionSymbol> pathToPrevention(FunctionSymbol function) {
    Set<FunctionSymbol> path = new LinkedHashSet<>();
    FunctionSymbol current = function;
    while (current != null && path.add(current) && prevention(current) == null) {
      FunctionSymbol next = null;
      for (FunctionSymbol callee : own(current).calls.keySet()) {
        next = next == null && !of(callee).joins() ? callee : next;
      }
      current = next;
    }
    return List.copyOf(path);
  }

  private OwnEffects own(FunctionSymbol function) {
    OwnEffects found = own.get(function);
    if (found == null) {
      throw new IllegalArgumentException("nothing is known of " + function.fullName());
    }
    return found;
  }
}
