package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;

/** A name as it is written. */
public record Name(Span span, String text) implements Node {}
