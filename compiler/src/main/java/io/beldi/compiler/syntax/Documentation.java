package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;

/**
 * What a user wrote about a declaration.
 *
 * @param markdown the text after the slashes, lines joined by LF
 */
public record Documentation(Span span, String markdown) implements Node {}
