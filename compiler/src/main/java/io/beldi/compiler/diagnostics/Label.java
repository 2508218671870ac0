package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.Span;

/**
 * A place in a source file with what is to be said about it.
 *
 * @param text what is to be said; may be empty
 */
public record Label(Span span, String text) {}
