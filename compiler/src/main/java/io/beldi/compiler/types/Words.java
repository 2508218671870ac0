package io.beldi.compiler.types;

import io.beldi.compiler.types.Type.EnumType;
import io.beldi.compiler.types.Type.ErrorType;
import io.beldi.compiler.types.Type.NeverType;
import io.beldi.compiler.types.Type.NoneType;
import io.beldi.compiler.types.Type.NothingType;
import io.beldi.compiler.types.Type.PageType;
import io.beldi.compiler.types.Type.RowType;
import io.beldi.compiler.types.Type.SortedRowType;

/** How messages speak of types. */
final class Words {
  private Words() {}

  /** With an article, {@code a FlightId}, {@code an int}. */
  static String aType(Type type) {
    String text = type.toString();
    if (type instanceof NoneType
        || type instanceof NothingType
        || type instanceof NeverType
        || type instanceof PageType
        || type instanceof ErrorType) {
      return text;
    } else if (type instanceof RowType || type instanceof SortedRowType) {
      return "a row " + text;
    } else if (type instanceof EnumType) {
      return article(text) + text;
    }
    return article(text) + text;
  }

  private static String article(String text) {
    return "aeiouAEIO".indexOf(text.charAt(0)) >= 0 ? "an " : "a ";
  }
}
