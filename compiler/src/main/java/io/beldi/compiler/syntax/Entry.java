package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;

/** An entry of a map literal. */
public record Entry(Span span, Expression key, Expression value) implements Node {}
