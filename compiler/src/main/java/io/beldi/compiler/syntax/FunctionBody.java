package io.beldi.compiler.syntax;

/** What a function does: statements, or Java code with declared effects. */
public sealed interface FunctionBody extends Node permits Block, JavaBody {}
