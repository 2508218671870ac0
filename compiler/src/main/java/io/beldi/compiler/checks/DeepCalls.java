package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Chains of functions that wait for each other, deeper than anybody should wait. */
final class DeepCalls {
  private static final int DEEPEST = 8;

  private final Effects effects;
  private final Map<FunctionSymbol, List<FunctionSymbol>> longest = new HashMap<>();

  private DeepCalls(Effects effects) {
    this.effects = effects;
    // Callees come before their callers.
    for (List<FunctionSymbol> component : effects.components()) {
      component.forEach(function -> longest.put(function, chain(function)));
    }
  }

  static List<Diagnostic> find(Typing typing, Effects effects) {
    DeepCalls calls = new DeepCalls(effects);
    List<FunctionDefinition> functions = typing.definitions().all(FunctionDefinition.class);
    Set<FunctionSymbol> called = new HashSet<>();
    functions.forEach(function -> called.addAll(effects.of(function.symbol()).calls()));
    List<Diagnostic> found = new ArrayList<>();
    for (FunctionDefinition function : functions) {
      List<FunctionSymbol> chain = calls.longest.getOrDefault(function.symbol(), List.of());
      if (!called.contains(function.symbol()) && chain.size() - 1 > DEEPEST) {
        found.add(calls.report(chain));
      }
    }
    return found;
  }

  private List<FunctionSymbol> chain(FunctionSymbol function) {
    List<FunctionSymbol> deepest = List.of();
    for (FunctionSymbol callee : effects.of(function).calls()) {
      List<FunctionSymbol> below = longest.getOrDefault(callee, List.of());
      deepest = below.size() > deepest.size() ? below : deepest;
    }
    List<FunctionSymbol> chain = new ArrayList<>(List.of(function));
    chain.addAll(deepest);
    return List.copyOf(chain);
  }

  private Diagnostic report(List<FunctionSymbol> chain) {
    int calls = chain.size() - 1;
    String names =
        chain.stream().map(it -> "`" + it.shortName() + "`").collect(Collectors.joining(" → "));
    Diagnostic found =
        Diagnostic.of(
                Code.BEL6008,
                span(chain, 0),
                calls + " calls wait for each other, more than " + DEEPEST)
            .withWhy("the first one waits for all of them, and so does whoever called it");
    for (int i = 1; i < calls; i++) {
      found = found.withLabel(span(chain, i), "");
    }
    return found
        .withHelp("hand work over with `spawn` where nobody needs its answer")
        .withHelp("the chain is " + names);
  }

  private Span span(List<FunctionSymbol> chain, int at) {
    Span span = effects.call(chain.get(at), chain.get(at + 1));
    return span == null ? chain.get(at).name().span() : span;
  }
}
