package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parts of the type checker share while they walk one body. */
final class Body {
  private static final int MOST_FINDINGS = 200;

  final Names names;
  final Constants constants;
  final Definitions definitions;
  final Typing typing;
  final TypeResolver types;
  final Deque<YieldScope> yields = new ArrayDeque<>();
  Facts facts = Facts.NONE;

  private final List<Diagnostic> found;
  private final @Nullable ServiceSymbol service;
  private final @Nullable Want result;
  private @Nullable String pure;
  private boolean test;
  private boolean expecting;

  Body(
      Names names,
      Constants constants,
      Typing typing,
      List<Diagnostic> found,
      @Nullable ServiceSymbol service,
      @Nullable Want result) {
    this.names = names;
    this.constants = constants;
    this.definitions = typing.definitions();
    this.typing = typing;
    this.types = new TypeResolver(names, constants, found);
    this.found = found;
    this.service = service;
    this.result = result;
  }

  /** The service whose function this is; null outside of services. */
  @Nullable ServiceSymbol service() {
    return service;
  }

  /** What {@code return} must give; null where it may not stand. */
  @Nullable Want result() {
    return result;
  }

  /** Whether there are more findings than are ever shown, so that less care will do. */
  boolean isCrowded() {
    return found.size() > MOST_FINDINGS;
  }

  void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  void report(Code code, Span span, String message) {
    found.add(Diagnostic.of(code, span, message));
  }

  /** Marks the body as one of a test, which may look at every state. */
  void markTest() {
    this.test = true;
  }

  boolean isTest() {
    return test;
  }

  /** Whether an expectation is being read, in which an absent row is a failure of the test. */
  boolean isExpecting() {
    return expecting;
  }

  void expecting(boolean now) {
    this.expecting = now;
  }

  /** Reads something where only pure code may stand. */
  <T> T inPure(String where, Supplier<T> reading) {
    String outer = pure;
    pure = where;
    T value = reading.get();
    pure = outer;
    return value;
  }

  /** Reports a step, or something else that is not pure, if only pure code may stand here. */
  void step(Span span, String what) {
    if (pure != null) {
      found.add(
          Diagnostic.of(Code.BEL3001, span, what + " cannot stand in " + pure)
              .withHelp(
                  pure.contains("comprehension")
                      ? "use `for … in … { yield … }`, whose body may have steps"
                      : "do it before, and use the result here"));
    }
  }

  boolean isPure() {
    return pure != null;
  }
}
