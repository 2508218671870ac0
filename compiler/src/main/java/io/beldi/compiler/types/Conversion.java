package io.beldi.compiler.types;

import io.beldi.compiler.types.Type.BytesType;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.PageType;
import io.beldi.compiler.types.Type.StringType;

/**
 * What happens to a value where its surroundings want another type than its own. Questions to be
 * asked of the present types; absence itself is never converted.
 */
public final class Conversion {
  private Conversion() {}

  /** Whether an {@code int} becomes a {@code long}. */
  public static boolean widens(Type from, Type to) {
    return from.present() instanceof IntType && to.present() instanceof LongType;
  }

  /** Whether a page is used as the list of its rows. */
  public static boolean listsRows(Type from, Type to) {
    return from.present() instanceof PageType && to.present() instanceof ListType;
  }

  /** Whether the value may break a bound of the wanted type, so that it is checked at run time. */
  public static boolean needsCheck(Type from, Type to) {
    Type given = from.present();
    Type wanted = to.present();
    if (wanted instanceof DecimalType decimal && given instanceof DecimalType other) {
      return other.scale() > decimal.scale()
          || other.precision() - other.scale() > decimal.precision() - decimal.scale();
    }
    return !bounds(wanted).covers(bounds(given));
  }

  /** The bounds of a number's value or of a length; everything for types without any. */
  public static Interval bounds(Type type) {
    if (type instanceof IntType it) {
      return it.bounds();
    } else if (type instanceof LongType it) {
      return it.bounds();
    } else if (type instanceof StringType it) {
      return it.length();
    } else if (type instanceof BytesType it) {
      return it.length();
    } else if (type instanceof ListType it) {
      return it.length();
    } else if (type instanceof MapType it) {
      return it.length();
    }
    return Interval.ALL;
  }
}
