package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import java.util.List;

/**
 * A call by which a transaction reaches another domain: all its rows are locked together.
 *
 * @param callee what is called
 * @param span where
 * @param repeated whether it stands in a loop that does not visit its keys in their order
 */
record Participation(FunctionSymbol callee, Span span, boolean repeated, List<RowAccess> rows) {
  Participation {
    rows = List.copyOf(rows);
  }
}
