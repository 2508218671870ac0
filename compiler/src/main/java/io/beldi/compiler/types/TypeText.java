package io.beldi.compiler.types;

/** How types are written. */
final class TypeText {
  private TypeText() {}

  static String bounded(String name, Interval bounds) {
    return bounds.isAll() ? name : name + "(" + bounds + ")";
  }
}
