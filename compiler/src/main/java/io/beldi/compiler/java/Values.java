package io.beldi.compiler.java;

import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.BoundArgument;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Questions about expressions as they stand in the source. */
final class Values {
  private Values() {}

  /** The value of an argument that the source gives. */
  static Expression given(BoundArgument argument) {
    return Objects.requireNonNull(argument.value(), argument.component().text());
  }

  /** The value of an argument, or its default; null where that is absence. */
  static @Nullable Expression orDefault(BoundArgument argument) {
    return argument.value() == null ? argument.component().defaultValue() : argument.value();
  }

  /** A statement without its annotations. */
  static Statement plain(Statement statement) {
    return statement instanceof Statement.Annotated it ? it.statement() : statement;
  }

  /** The expression that gives the value where it is present: what stands before an {@code or}. */
  static Expression core(Expression expression) {
    Expression core = expression;
    while (true) {
      if (core instanceof Expression.OrFail it) {
        core = it.value();
      } else if (core instanceof Expression.OrReturn it) {
        core = it.value();
      } else if (core instanceof Expression.Fallback it) {
        core = it.value();
      } else {
        return core;
      }
    }
  }
}
