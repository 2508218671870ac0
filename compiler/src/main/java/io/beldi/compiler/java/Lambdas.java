package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;

/** Java lambdas of one parameter. */
final class Lambdas {
  private Lambdas() {}

  /** A lambda that gives {@code result} after the statements of its frame, if there are any. */
  static CodeBlock of(String parameter, Frame inside, CodeBlock result) {
    if (inside.isEmpty()) {
      return CodeBlock.of("$N -> $L", parameter, result);
    }
    inside.add("return $L", result);
    return block(parameter, inside);
  }

  /** A lambda with a block. */
  static CodeBlock block(String parameter, Frame inside) {
    return CodeBlock.builder().add("$N -> {\n$>", parameter).add(inside.code()).add("$<}").build();
  }
}
