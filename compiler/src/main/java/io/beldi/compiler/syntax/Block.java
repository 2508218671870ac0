package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements between braces. */
public record Block(Span span, List<Statement> statements, @Nullable Exit exit)
    implements FunctionBody, ArmBody {
  /** Keeps unchangeable copies of the lists. */
  public Block {
    statements = List.copyOf(statements);
  }
}
