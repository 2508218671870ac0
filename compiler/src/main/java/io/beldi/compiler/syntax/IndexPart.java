package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;

/** A field of an index. */
public record IndexPart(Span span, Name field, boolean descending) implements Node {}
