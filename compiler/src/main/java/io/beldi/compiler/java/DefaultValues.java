package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.syntax.Expression;

/** Writes the constant expressions that stand for values left out. */
@FunctionalInterface
interface DefaultValues {
  /** A default value, converted to the type of what it is the default of. */
  CodeBlock of(Expression value);
}
