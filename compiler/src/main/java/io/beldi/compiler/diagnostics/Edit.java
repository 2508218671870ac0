package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.Span;

/** Replaces a part of a file; an empty part makes it an insertion. */
public record Edit(Span span, String replacement) {}
