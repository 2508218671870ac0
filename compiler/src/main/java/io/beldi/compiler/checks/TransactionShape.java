package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What one transaction touches, from where it begins through everything that it calls.
 *
 * @param function where it begins
 * @param span the place that opens it
 * @param rows the rows that its own domain commits, on the longest way through it
 * @param order what is locked while something else is held
 * @param participations all calls of other domains
 * @param circles calls that come back into a domain that waits for their answer
 */
record TransactionShape(
    FunctionSymbol function,
    Span span,
    List<RowAccess> rows,
    List<Edge> order,
    List<Participation> participations,
    List<Circle> circles) {

  /** One is held while the other is acquired. */
  record Edge(Participation held, Participation next) {}

  /** A call that comes back into a domain, and the calls that wait for it, outermost first. */
  record Circle(Span call, FunctionSymbol callee, List<Span> waiting) {}

  TransactionShape(FunctionSymbol function, Span span) {
    this(
        function, span, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }
}
