package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;

/** Java blocks around statements that are written already. */
final class Blocks {
  private Blocks() {}

  /** {@code head { … }}. */
  static CodeBlock of(CodeBlock head, Frame inside) {
    return CodeBlock.builder().add("$L {\n$>", head).add(inside.code()).add("$<}\n").build();
  }

  /** {@code { … }}. */
  static CodeBlock bare(Frame inside) {
    return CodeBlock.builder().add("{\n$>").add(inside.code()).add("$<}\n").build();
  }

  /** {@code if (condition) { … } else { … }}. */
  static CodeBlock ifElse(CodeBlock condition, Frame yes, Frame no) {
    return CodeBlock.builder()
        .add("if ($L) {\n$>", condition)
        .add(yes.code())
        .add("$<} else {\n$>")
        .add(no.code())
        .add("$<}\n")
        .build();
  }
}
