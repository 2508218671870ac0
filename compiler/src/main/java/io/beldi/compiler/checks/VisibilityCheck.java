package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Visibility;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.List;
import java.util.stream.Collectors;

/** Functions that are used where they cannot be seen. */
final class VisibilityCheck {
  private final Typing typing;
  private final List<Diagnostic> found;

  VisibilityCheck(Typing typing, List<Diagnostic> found) {
    this.typing = typing;
    this.found = found;
  }

  void check(FunctionDefinition function) {
    if (function.node().body() instanceof Block body) {
      walk(body, function.symbol().service());
    }
  }

  private void walk(Node node, ServiceSymbol caller) {
    Typing.Invoked invoked = node instanceof Remote remote ? typing.findRemote(remote) : null;
    if (invoked != null
        && invoked.callee() instanceof FunctionSymbol callee
        && !callee.service().equals(caller)) {
      check(node, typing.definitions().of(callee), caller);
    }
    Children.of(node).forEach(child -> walk(child, caller));
  }

  private void check(Node node, FunctionDefinition callee, ServiceSymbol caller) {
    FunctionSymbol symbol = callee.symbol();
    List<ServiceSymbol> allowed = callee.allowed();
    if (callee.visibility() == Visibility.PRIVATE) {
      found.add(
          Diagnostic.of(
                  Code.BEL5002,
                  node.span(),
                  "`"
                      + symbol.shortName()
                      + "` is private to service `"
                      + symbol.service().text()
                      + "`")
              .withLabel(symbol.name().span(), "declared here, without `internal` or `public`")
              .withHelp("declare it `internal` if other services may use it"));
    } else if (allowed != null && !allowed.contains(caller)) {
      String names = allowed.stream().map(ServiceSymbol::text).collect(Collectors.joining(", "));
      found.add(
          Diagnostic.of(
                  Code.BEL5002,
                  node.span(),
                  "`" + symbol.shortName() + "` does not allow service `" + caller.text() + "`")
              .withLabel(symbol.name().span(), "allowed: " + (names.isEmpty() ? "none" : names))
              .withHelp("add `" + caller.text() + "` to its `@allow`"));
    }
  }
}
