package io.beldi.compiler.syntax;

/** Operators before an operand. */
public enum UnaryOperator {
  /** Logical negation. */
  NOT("!"),
  /** Arithmetic negation. */
  NEGATE("-");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }
}
