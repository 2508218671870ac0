package io.beldi.compiler.types;

import io.beldi.compiler.syntax.Literal;

/** What a pattern of {@code match} tests. An arm without patterns is {@code else}. */
public sealed interface PatternMeaning {
  /** The subject is a value of an enum. */
  record EnumPattern(String value) implements PatternMeaning {}

  /** The subject equals a constant; {@code type} is that of the subject where it is present. */
  record ConstantPattern(Literal literal, Type type) implements PatternMeaning {}

  /** The subject is absent. */
  record NonePattern() implements PatternMeaning {}
}
