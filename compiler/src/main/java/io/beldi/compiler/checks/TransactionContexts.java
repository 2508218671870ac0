package io.beldi.compiler.checks;

import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Visibility;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which functions run in their callers' transactions whenever they run. */
final class TransactionContexts {
  private final Typing typing;
  private final List<Use> uses = new ArrayList<>();
  private final Set<FunctionSymbol> inside = new HashSet<>();

  /**
   * A call, or a spawn.
   *
   * @param inTransaction whether it stands in a transaction of its function, or that is one
   */
  private record Use(FunctionSymbol user, FunctionSymbol used, boolean inTransaction) {}

  TransactionContexts(Typing typing, Effects effects) {
    this.typing = typing;
    List<FunctionDefinition> functions = typing.definitions().all(FunctionDefinition.class);
    for (FunctionDefinition function : functions) {
      if (function.node().body() instanceof Block body) {
        walk(body, function.symbol(), function.transactional());
      }
    }
    Set<FunctionSymbol> used = new HashSet<>();
    uses.forEach(use -> used.add(use.used()));
    for (FunctionDefinition function : functions) {
      boolean onlyHere =
          function.visibility() == Visibility.PRIVATE
              || function.visibility() == Visibility.INTERNAL;
      if (onlyHere && effects.of(function.symbol()).joins() && used.contains(function.symbol())) {
        inside.add(function.symbol());
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Use use : uses) {
        if (!use.inTransaction() && !inside.contains(use.user())) {
          changed |= inside.remove(use.used());
        }
      }
    }
  }

  /** Whether every use of a function is a call in a transaction. */
  boolean isAlwaysInside(FunctionSymbol function) {
    return inside.contains(function);
  }

  private void walk(Node node, FunctionSymbol user, boolean inTransaction) {
    Typing.Invoked invoked = node instanceof Remote remote ? typing.findRemote(remote) : null;
    if (invoked != null && invoked.callee() instanceof FunctionSymbol used) {
      uses.add(new Use(user, used, inTransaction && node instanceof Remote.Call));
    }
    boolean within = inTransaction || node instanceof Expression.Transaction;
    Children.of(node).forEach(child -> walk(child, user, within));
  }
}
