package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What happens when an error leaves the block before.
 *
 * @param variable the name that holds the error, where one is given
 */
public record CatchClause(Span span, QualifiedName error, @Nullable Name variable, Block block)
    implements Node {}
