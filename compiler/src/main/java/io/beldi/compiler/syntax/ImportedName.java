package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** One name between the braces of an import. */
public record ImportedName(Span span, Name name, @Nullable Name alias) implements Node {}
