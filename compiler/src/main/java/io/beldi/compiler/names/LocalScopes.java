package io.beldi.compiler.names;

import io.beldi.compiler.names.Symbol.LocalSymbol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The local names that can be seen at a place, innermost scope first. */
final class LocalScopes {
  private final Deque<Map<String, LocalSymbol>> scopes = new ArrayDeque<>();

  void open() {
    scopes.push(new LinkedHashMap<>());
  }

  void close() {
    scopes.pop();
  }

  /** Declares a name; gives the visible one that has it already, if there is one. */
  @Nullable LocalSymbol declare(LocalSymbol symbol) {
    LocalSymbol earlier = find(symbol.text());
    scopes.element().put(symbol.text(), symbol);
    return earlier;
  }

  @Nullable LocalSymbol find(String name) {
    for (Map<String, LocalSymbol> scope : scopes) {
      LocalSymbol symbol = scope.get(name);
      if (symbol != null) {
        return symbol;
      }
    }
    return null;
  }

  Set<String> names() {
    Set<String> all = new TreeSet<>();
    scopes.forEach(scope -> all.addAll(scope.keySet()));
    return all;
  }
}
