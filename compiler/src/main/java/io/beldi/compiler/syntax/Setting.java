package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;

/** One setting of a transaction. */
public record Setting(Span span, Name name, Expression value) implements Node {}
