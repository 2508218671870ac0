package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups of functions that call each other in circles, callees before callers (Tarjan's algorithm,
 * without recursion, since a chain of calls may be long).
 */
final class CallGraph {
  private final Function<FunctionSymbol, Collection<FunctionSymbol>> callees;
  private final Map<FunctionSymbol, Integer> numbers = new HashMap<>();
  private final Map<FunctionSymbol, Integer> lowest = new HashMap<>();
  private final Deque<FunctionSymbol> open = new ArrayDeque<>();
  private final List<List<FunctionSymbol>> components = new ArrayList<>();

  private CallGraph(Function<FunctionSymbol, Collection<FunctionSymbol>> callees) {
    this.callees = callees;
  }

  static List<List<FunctionSymbol>> components(
      Collection<FunctionSymbol> functions,
      Function<FunctionSymbol, Collection<FunctionSymbol>> callees) {
    CallGraph graph = new CallGraph(callees);
    for (FunctionSymbol function : functions) {
      if (!graph.numbers.containsKey(function)) {
        graph.visit(function);
      }
    }
    return graph.components;
  }

  private record Visit(
      FunctionSymbol function, Iterator<FunctionSymbol> rest, @Nullable FunctionSymbol caller) {}

  private void visit(FunctionSymbol root) {
    Deque<Visit> visits = new ArrayDeque<>();
    visits.push(enter(null, root));
    while (!visits.isEmpty()) {
      Visit visit = visits.element();
      if (visit.rest().hasNext()) {
        FunctionSymbol callee = visit.rest().next();
        if (!numbers.containsKey(callee)) {
          visits.push(enter(visit.function(), callee));
        } else if (open.contains(callee)) {
          lowest.merge(visit.function(), numbers.getOrDefault(callee, 0), Math::min);
        }
      } else {
        visits.pop();
        leave(visit);
      }
    }
  }

  private Visit enter(@Nullable FunctionSymbol from, FunctionSymbol function) {
    lowest.put(function, numbers.size());
    numbers.put(function, numbers.size());
    open.push(function);
    return new Visit(function, callees.apply(function).iterator(), from);
  }

  private void leave(Visit visit) {
    FunctionSymbol function = visit.function();
    int low = lowest.getOrDefault(function, 0);
    if (visit.caller() != null) {
      lowest.merge(visit.caller(), low, Math::min);
    }
    if (low == numbers.getOrDefault(function, -1)) {
      List<FunctionSymbol> component = new ArrayList<>();
      FunctionSymbol member;
      do {
        member = open.pop();
        component.add(member);
      } while (!member.equals(function));
      components.add(component);
    }
  }
}
