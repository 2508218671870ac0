package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Functions that wait for themselves. */
final class CallCycles {
  private final Typing typing;
  private final Effects effects;
  private final Map<FunctionSymbol, Integer> order = new HashMap<>();

  private CallCycles(Typing typing, Effects effects) {
    this.typing = typing;
    this.effects = effects;
    for (FunctionDefinition function : typing.definitions().all(FunctionDefinition.class)) {
      order.put(function.symbol(), order.size());
    }
  }

  static List<Diagnostic> find(Typing typing, Effects effects) {
    CallCycles cycles = new CallCycles(typing, effects);
    List<Diagnostic> found = new ArrayList<>();
    for (List<FunctionSymbol> component : effects.components()) {
      FunctionSymbol first =
          Collections.min(component, (a, b) -> cycles.order(a) - cycles.order(b));
      List<FunctionSymbol> cycle = cycles.shortest(first, new HashSet<>(component));
      if (!cycle.isEmpty()) {
        found.add(cycles.report(cycle));
      }
    }
    return found;
  }

  private int order(FunctionSymbol function) {
    return order.getOrDefault(function, Integer.MAX_VALUE);
  }

  /** The shortest way of calls from a function back to itself; empty if there is none. */
  private List<FunctionSymbol> shortest(FunctionSymbol start, Set<FunctionSymbol> within) {
    Map<FunctionSymbol, FunctionSymbol> callers = new HashMap<>();
    Deque<FunctionSymbol> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      FunctionSymbol caller = next.remove();
      for (FunctionSymbol callee : effects.of(caller).calls()) {
        if (callee.equals(start)) {
          return path(start, caller, callers);
        } else if (within.contains(callee) && callers.putIfAbsent(callee, caller) == null) {
          next.add(callee);
        }
      }
    }
    return List.of();
  }

  private static List<FunctionSymbol> path(
      FunctionSymbol start, FunctionSymbol last, Map<FunctionSymbol, FunctionSymbol> callers) {
    List<FunctionSymbol> path = new ArrayList<>(List.of(start));
    FunctionSymbol current = last;
    while (current != null && !current.equals(start)) {
      path.add(current);
      current = callers.get(current);
    }
    path.add(start);
    Collections.reverse(path);
    return path;
  }

  private Diagnostic report(List<FunctionSymbol> cycle) {
    String names =
        cycle.stream().map(it -> "`" + it.shortName() + "`").collect(Collectors.joining(" → "));
    Code code = isInTransaction(cycle) ? Code.BEL4008 : Code.BEL6009;
    Diagnostic found =
        Diagnostic.of(code, span(cycle, 0), "synchronous calls go round in a circle: " + names)
            .withText("waits for an answer that waits for this one");
    for (int i = 1; i < cycle.size() - 1; i++) {
      found = found.withLabel(span(cycle, i), "calls on");
    }
    return found.withHelp("break the circle with `spawn`, which does not wait");
  }

  /** Whether all of it would happen in one transaction. */
  private boolean isInTransaction(List<FunctionSymbol> cycle) {
    return cycle.stream().allMatch(function -> effects.of(function).joins())
        && cycle.stream().anyMatch(function -> typing.definitions().of(function).transactional());
  }

  private Span span(List<FunctionSymbol> cycle, int at) {
    Span span = effects.call(cycle.get(at), cycle.get(at + 1));
    return span == null ? cycle.get(at).name().span() : span;
  }
}
