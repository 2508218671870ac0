package io.beldi.local.programs;

import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.Type;
import java.math.BigDecimal;
import java.util.List;

/** What fits a type. */
final class Bounds {
  private Bounds() {}

  /**
   * @throws Leaving.Faulted if the value breaks a bound of the type
   */
  static void check(Object value, Type type, Span at) {
    if (!fits(value, type)) {
      throw new Leaving.Faulted(at, value + " is no " + type);
    }
  }

  /** Whether a value lies within the bounds of a type. */
  static boolean fits(Object value, Type type) {
    if (value instanceof BigDecimal number) {
      Type.DecimalType decimal = (Type.DecimalType) type.present();
      int whole = number.precision() - number.scale();
      return number.scale() <= decimal.scale() && whole <= decimal.precision() - decimal.scale();
    }
    Interval bounds = Conversion.bounds(type);
    if (value instanceof Long number) {
      boolean small = type.present() instanceof Type.IntType;
      return bounds.contains(number) && (!small || number == number.intValue());
    } else if (value instanceof String text) {
      return bounds.contains(text.codePointCount(0, text.length()));
    }
    return !(value instanceof List<?> list) || bounds.contains(list.size());
  }

  /**
   * A result of arithmetic.
   *
   * @throws Leaving.Faulted if it does not fit the type
   */
  static long fit(long value, Type type, Node node) {
    if (type.present() instanceof Type.IntType && value != (int) value) {
      throw new Leaving.Faulted(node.span(), "overflow");
    }
    return value;
  }
}
