package io.beldi.compiler.steps;

import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Program;
import io.beldi.compiler.types.Typing;

/** All that the passes know of a program: the input of what generates code. */
public record Analysis(
    Program program, Names names, Typing typing, Effects effects, StepTree steps) {}
