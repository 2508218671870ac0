package io.beldi.compiler.types;

import io.beldi.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter or a field gets.
 *
 * @param value null where the program leaves it to the default: the component's default value, or
 *     absence
 */
public record BoundArgument(Component component, @Nullable Expression value) {}
