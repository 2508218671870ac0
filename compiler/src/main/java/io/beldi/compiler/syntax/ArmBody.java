package io.beldi.compiler.syntax;

/** What an arm of a {@code match} does: statements, or an expression that gives its value. */
public sealed interface ArmBody extends Node permits Block, Expression {}
