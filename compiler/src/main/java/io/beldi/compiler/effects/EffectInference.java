package io.beldi.compiler.effects;

import io.beldi.compiler.effects.FunctionEffects.Kind;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Visibility;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the effects of all functions: the least fixpoint over the call graph. */
public final class EffectInference {
  private final Names names;
  private final Typing typing;
  private final Map<FunctionSymbol, FunctionDefinition> functions = new LinkedHashMap<>();
  private final Map<FunctionSymbol, OwnEffects> own = new HashMap<>();
  private final Map<FunctionSymbol, Reached> reached = new HashMap<>();

  private EffectInference(Names names, Typing typing) {
    this.names = names;
    this.typing = typing;
    for (FunctionDefinition function : typing.definitions().all(FunctionDefinition.class)) {
      functions.put(function.symbol(), function);
      own.put(function.symbol(), OwnEffects.of(function, typing));
      reached.put(function.symbol(), new Reached());
    }
  }

  /** What has been found of a function so far; it only grows. */
  private static final class Reached {
    final Set<StateSymbol> reads = new HashSet<>();
    final Set<StateSymbol> writes = new HashSet<>();
    final Set<ExternStepSymbol> runs = new HashSet<>();
    final Set<ErrorSymbol> fails = new HashSet<>();
    boolean spawns;
    boolean prevented;

    private int size() {
      return reads.size()
          + writes.size()
          + runs.size()
          + fails.size()
          + (spawns ? 1 : 0)
          + (prevented ? 1 : 0);
    }
  }

  /** The effects of a program's functions. */
  public static Effects infer(Names names, Typing typing) {
    return new EffectInference(names, typing).run();
  }

  private Effects run() {
    List<List<FunctionSymbol>> components =
        CallGraph.components(functions.keySet(), function -> of(function).calls.keySet());
    components.forEach(this::settle);
    Map<FunctionSymbol, FunctionEffects> effects = new HashMap<>();
    functions.keySet().forEach(function -> effects.put(function, effects(function)));
    Map<FunctionSymbol, OwnEffects> copy = Map.copyOf(own);
    return new Effects(effects, copy, components);
  }

  private OwnEffects of(FunctionSymbol function) {
    return java.util.Objects.requireNonNull(own.get(function));
  }

  private Reached reached(FunctionSymbol function) {
    return java.util.Objects.requireNonNull(reached.get(function));
  }

  private FunctionDefinition definition(FunctionSymbol function) {
    return java.util.Objects.requireNonNull(functions.get(function));
  }

  private void settle(List<FunctionSymbol> component) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FunctionSymbol function : component) {
        int before = reached(function).size();
        step(function);
        changed |= reached(function).size() != before;
      }
    }
  }

  private void step(FunctionSymbol function) {
    OwnEffects mine = of(function);
    Reached all = reached(function);
    all.reads.addAll(mine.reads);
    all.writes.addAll(mine.writes);
    all.runs.addAll(mine.runs);
    all.spawns |= !mine.spawns.isEmpty();
    all.prevented |= mine.prevention() != null;
    for (FunctionSymbol callee : mine.calls.keySet()) {
      Reached other = reached(callee);
      all.reads.addAll(other.reads);
      all.writes.addAll(other.writes);
      all.runs.addAll(other.runs);
      all.spawns |= other.spawns;
      all.prevented |= !joins(callee);
    }
    all.fails.addAll(definition(function).declared());
    if (isPrivate(function)) {
      ErrorFlow flow = new ErrorFlow(names, typing, callee -> reached(callee).fails);
      flow.leaving(definition(function)).forEach(leaving -> all.fails.add(leaving.error()));
    }
  }

  private boolean isPrivate(FunctionSymbol function) {
    return definition(function).visibility() == Visibility.PRIVATE;
  }

  private boolean joins(FunctionSymbol function) {
    return definition(function).transactional()
        || (isPrivate(function) && !reached(function).prevented);
  }

  private FunctionEffects effects(FunctionSymbol function) {
    OwnEffects mine = of(function);
    Reached all = reached(function);
    return new FunctionEffects(
        sorted(all.reads),
        sorted(all.writes),
        sorted(mine.calls.keySet()),
        sorted(mine.spawns),
        sorted(all.runs),
        sorted(all.fails),
        kind(all),
        joins(function));
  }

  private Kind kind(Reached all) {
    boolean runs = all.runs.stream().anyMatch(step -> !typing.definitions().of(step).safe());
    if (!all.writes.isEmpty() || all.spawns || runs) {
      return Kind.EFFECTFUL;
    }
    return all.reads.isEmpty() && all.runs.isEmpty() ? Kind.PURE : Kind.READ_ONLY;
  }

  private static <S extends Symbol> Set<S> sorted(Collection<S> symbols) {
    Set<S> sorted = new TreeSet<>(Comparator.comparing(Symbol::fullName));
    sorted.addAll(symbols);
    return Collections.unmodifiableSet(sorted);
  }
}
