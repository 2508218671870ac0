package io.beldi.compiler.effects;

import io.beldi.compiler.source.Span;

/**
 * What keeps a function out of its caller's transaction.
 *
 * @param what such as {@code runs `Mail.send`}
 * @param span where
 */
public record Prevention(String what, Span span) {}
