package io.beldi.compiler.syntax;

/**
 * How large a program may be. The limits keep the time and the memory of the compiler in bounds
 * whatever it is given; a program written by people stays far below them.
 */
public final class Limits {
  /** Files in one compilation. */
  public static final int FILES = 200;

  /** Bytes of one file. */
  public static final int FILE_BYTES = 1 << 20;

  /** Tokens of one file. */
  public static final int TOKENS = 500_000;

  /** Brackets and type arguments inside each other. */
  public static final int NESTING = 200;

  /**
   * Operators, member accesses and brackets on the way from the outside of an expression to its
   * innermost part: the depth of its tree, which every later pass walks on its own stack.
   */
  public static final int DEPTH = 400;

  /** Characters of a name. */
  public static final int NAME = 128;

  /** Characters of a literal as written. */
  public static final int LITERAL = 1 << 16;

  /** Findings in one file, after which the parser gives up. */
  public static final int FINDINGS = 50;

  private Limits() {}
}
