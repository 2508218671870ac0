package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a call, a construction, a failure or an annotation.
 *
 * @param name absent where the argument is given by position
 */
public record Argument(Span span, @Nullable Name name, Expression value) implements Node {}
