package io.beldi.compiler.syntax;

/** Operators between two operands, tightest first. */
public enum BinaryOperator {
  /** Multiplication. */
  MULTIPLY("*"),
  /** Division. */
  DIVIDE("/"),
  /** Remainder. */
  REMAINDER("%"),
  /** Addition, of texts and times too. */
  ADD("+"),
  /** Subtraction. */
  SUBTRACT("-"),
  /** Less than. */
  LESS("<"),
  /** Less than or equal. */
  LESS_OR_EQUAL("<="),
  /** Greater than. */
  GREATER(">"),
  /** Greater than or equal. */
  GREATER_OR_EQUAL(">="),
  /** Membership. */
  IN("in"),
  /** Equality of structure. */
  EQUAL("=="),
  /** Inequality of structure. */
  NOT_EQUAL("!="),
  /** Both hold. */
  AND("&&"),
  /** One holds. */
  OR("||");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }
}
