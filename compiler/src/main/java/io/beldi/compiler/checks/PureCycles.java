package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pure functions, constants and defaults that need themselves. */
final class PureCycles {
  private final Typing typing;
  private final Map<TopLevel, Set<TopLevel>> uses = new HashMap<>();
  private final Set<TopLevel> done = new HashSet<>();
  private final List<TopLevel> path = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private PureCycles(Typing typing) {
    this.typing = typing;
  }

  static List<Diagnostic> find(Typing typing) {
    PureCycles cycles = new PureCycles(typing);
    List<TopLevel> all = new ArrayList<>();
    for (Definition definition : typing.definitions().all()) {
      Set<TopLevel> used = new LinkedHashSet<>();
      if (definition instanceof Definition.PureFunctionDefinition function) {
        cycles.defaults(function.parameters(), used);
        if (function.body() != null) {
          cycles.collect(function.body(), used);
        }
        cycles.uses.put(function.symbol(), used);
        all.add(function.symbol());
      } else if (definition instanceof Definition.ConstantDefinition constant) {
        cycles.collect(constant.value(), used);
        cycles.uses.put(constant.symbol(), used);
        all.add(constant.symbol());
      } else if (definition instanceof Definition.RecordDefinition record) {
        cycles.defaults(record.fields(), used);
        cycles.uses.put(record.symbol(), used);
        all.add(record.symbol());
      }
    }
    all.forEach(cycles::visit);
    return cycles.found;
  }

  private void defaults(List<Component> components, Set<TopLevel> used) {
    for (Component component : components) {
      if (component.defaultValue() != null) {
        collect(component.defaultValue(), used);
      }
    }
  }

  private void collect(Node node, Set<TopLevel> used) {
    if (node instanceof Expression expression) {
      Meaning meaning = typing.findMeaning(expression);
      if (meaning instanceof Meaning.PureCall call) {
        used.add(call.symbol());
      } else if (meaning instanceof Meaning.Constant constant) {
        used.add(constant.symbol());
      } else if (meaning instanceof Meaning.Construction construction) {
        used.add(construction.symbol());
      }
    }
    Children.of(node).forEach(child -> collect(child, used));
  }

  private void visit(TopLevel symbol) {
    if (!done.add(symbol)) {
      return;
    }
    path.add(symbol);
    for (TopLevel used : uses.getOrDefault(symbol, Set.of())) {
      int start = path.indexOf(used);
      if (start >= 0) {
        report(path.subList(start, path.size()));
      } else {
        visit(used);
      }
    }
    path.remove(path.size() - 1);
  }

  private void report(List<TopLevel> cycle) {
    TopLevel first = cycle.get(0);
    String names =
        java.util.stream.Stream.concat(cycle.stream(), java.util.stream.Stream.of(first))
            .map(it -> "`" + it.text() + "`")
            .collect(Collectors.joining(" → "));
    String what =
        first instanceof PureFunctionSymbol
            ? "a pure function cannot use itself"
            : first instanceof ConstantSymbol
                ? "a constant cannot need itself"
                : "a default value cannot need itself";
    found.add(Diagnostic.of(Code.BEL6009, first.name().span(), what + ": " + names));
  }
}
