package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * A Java expression, with what its surroundings need to know of it.
 *
 * @param binding how tightly its outermost part binds
 * @param primitive whether its Java type is a primitive one
 * @param variable the name, if this is just a local variable
 * @param stable whether it can be evaluated later, or again, without any difference
 */
record JavaExpression(
    CodeBlock code, Binding binding, boolean primitive, boolean stable, @Nullable String variable) {

  JavaExpression(CodeBlock code, Binding binding, boolean primitive, boolean stable) {
    this(code, binding, primitive, stable, null);
  }

  /** A local variable that keeps its value. */
  static JavaExpression variable(String name, boolean primitive) {
    return new JavaExpression(CodeBlock.of("$N", name), Binding.PRIMARY, primitive, true, name);
  }

  /** A name, a literal or a path of fields: evaluating it changes nothing and never differs. */
  static JavaExpression stable(CodeBlock code, boolean primitive) {
    return new JavaExpression(code, Binding.PRIMARY, primitive, true);
  }

  /** A call or a construction. */
  static JavaExpression primary(CodeBlock code, boolean primitive) {
    return new JavaExpression(code, Binding.PRIMARY, primitive, false);
  }

  /** An expression that binds more loosely than a call. */
  static JavaExpression of(CodeBlock code, Binding binding, boolean primitive) {
    return new JavaExpression(code, binding, primitive, false);
  }

  /** The code, in parentheses if it binds more loosely than asked. */
  CodeBlock at(Binding least) {
    return binding.compareTo(least) < 0 ? CodeBlock.of("($L)", code) : code;
  }

  /** The code as the target of a member access. */
  CodeBlock target() {
    return at(Binding.PRIMARY);
  }
}
