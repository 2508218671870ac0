package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A value of an enum. */
public record EnumValue(Span span, @Nullable Documentation documentation, Name name)
    implements Node {}
