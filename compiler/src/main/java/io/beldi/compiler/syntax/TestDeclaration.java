package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test, with its statements in order. */
public record TestDeclaration(
    Span span,
    @Nullable Documentation documentation,
    Literal.StringLiteral title,
    List<TestStatement> statements)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public TestDeclaration {
    statements = List.copyOf(statements);
  }
}
