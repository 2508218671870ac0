package io.beldi.compiler.java;

/**
 * How a local of the source is read in Java.
 *
 * @param expression its name, or a path such as {@code in.trip()}
 * @param fixed whether a lambda may use it: Java never assigns it a second time
 * @param depth how many lambdas lie around its declaration
 */
record Local(JavaExpression expression, boolean fixed, int depth) {}
