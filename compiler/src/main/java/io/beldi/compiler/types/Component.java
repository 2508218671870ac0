package io.beldi.compiler.types;

import io.beldi.compiler.syntax.Documentation;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Name;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record or an error, or a parameter of a function.
 *
 * @param defaultValue a constant expression, typed against {@code type}; null where there is none
 * @param sensitive whether it is marked so that it is never shown
 */
public record Component(
    Name name,
    Type type,
    @Nullable Expression defaultValue,
    boolean sensitive,
    @Nullable Documentation documentation) {

  /** The name as text. */
  public String text() {
    return name.text();
  }

  /** Whether it may be left out: it has a default, or is absent by default. */
  public boolean mayBeLeftOut() {
    return defaultValue != null || type.isOptional();
  }
}
