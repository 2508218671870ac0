package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.effects.ErrorFlow;
import io.beldi.compiler.effects.ErrorFlow.Leaving;
import io.beldi.compiler.names.Builtins;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Visibility;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.List;

/** Errors that leave a function which does not declare them. Private functions need not. */
final class ErrorCheck {
  private final ErrorFlow flow;
  private final List<Diagnostic> found;

  ErrorCheck(Names names, Typing typing, Effects effects, List<Diagnostic> found) {
    this.flow = ErrorFlow.of(names, typing, effects);
    this.found = found;
  }

  void check(FunctionDefinition function) {
    if (function.visibility() == Visibility.PRIVATE) {
      return;
    }
    for (Leaving leaving : flow.leaving(function)) {
      if (!function.declared().contains(leaving.error())) {
        found.add(undeclared(function, leaving));
      }
    }
  }

  /** Whether the transaction stands here, and not in a function that is called. */
  private static boolean isBlock(Leaving leaving) {
    Span source = leaving.source();
    return source.file().text().startsWith("transaction", source.start());
  }

  private static Diagnostic undeclared(FunctionDefinition function, Leaving leaving) {
    String name = leaving.error().text();
    String where = "`" + function.symbol().shortName() + "`";
    if (leaving.error().equals(Builtins.CONFLICT)) {
      return Diagnostic.of(
              Code.BEL4006,
              leaving.source(),
              (isBlock(leaving)
                      ? "the transaction may give up with `Conflict`, which "
                      : "what is called here runs in a transaction, which may give up with"
                          + " `Conflict`, which ")
                  + where
                  + " neither catches nor declares")
          .withLabel(function.symbol().name().span(), "the function is declared here")
          .withHelp("add `Conflict` to its `fails`, or write `catch Conflict { … }`");
    }
    return Diagnostic.of(
            Code.BEL2013,
            leaving.source(),
            "`" + name + "` may leave " + where + ", which neither catches nor declares it")
        .withLabel(function.symbol().name().span(), "the function is declared here")
        .withHelp("add `" + name + "` to its `fails`, or catch it");
  }
}
