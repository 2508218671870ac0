package io.beldi.compiler.java;

import io.beldi.compiler.names.Builtins;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The errors that a call of a function can end with. */
final class FunctionErrors {
  private FunctionErrors() {}

  /**
   * The errors in the order of the source, then those that only the effects know. A transactional
   * function that is called outside of a transaction can end with a conflict, whatever it declares.
   */
  static List<ErrorSymbol> of(FunctionSymbol function, Analysis analysis) {
    FunctionDefinition definition = analysis.typing().definitions().of(function);
    Set<ErrorSymbol> errors = new LinkedHashSet<>(definition.declared());
    errors.addAll(analysis.effects().of(function).fails());
    if (definition.transactional()) {
      errors.add(Builtins.CONFLICT);
    }
    return List.copyOf(errors);
  }
}
