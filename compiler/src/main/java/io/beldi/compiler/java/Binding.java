package io.beldi.compiler.java;

/** How tightly the outermost part of a Java expression binds, loosest first. */
enum Binding {
  /** A conditional, a lambda, a switch: needs parentheses wherever an operand stands. */
  LOOSE,
  OR,
  AND,
  EQUALITY,
  RELATIONAL,
  ADDITIVE,
  MULTIPLICATIVE,
  UNARY,
  /** A name, a literal, a call: never needs parentheses. */
  PRIMARY
}
