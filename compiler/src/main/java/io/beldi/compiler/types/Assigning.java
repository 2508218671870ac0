package io.beldi.compiler.types;

import io.beldi.compiler.types.Type.BytesType;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.NeverType;
import io.beldi.compiler.types.Type.NoneType;
import io.beldi.compiler.types.Type.OptionalType;
import io.beldi.compiler.types.Type.PageType;
import io.beldi.compiler.types.Type.RowType;
import io.beldi.compiler.types.Type.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Which values go where. Bounds of a value itself are checked at run time; deeper ones must fit.
 */
final class Assigning {
  private Assigning() {}

  /** Whether a value goes into a place, after a conversion where one is needed. */
  static boolean fits(Type from, Type to) {
    if (from.isUnknown() || to.isUnknown() || from instanceof NeverType) {
      return true;
    } else if (to instanceof OptionalType optional) {
      return from instanceof NoneType || fits(from.present(), optional.present());
    } else if (from.isOptional()) {
      return false;
    } else if (from instanceof IntType) {
      return to instanceof IntType || to instanceof LongType;
    } else if (from instanceof PageType page && to instanceof ListType list) {
      return same(page.row(), list.element());
    } else if (from instanceof ListType one && to instanceof ListType other) {
      return same(one.element(), other.element());
    } else if (from instanceof MapType one && to instanceof MapType other) {
      return same(one.key(), other.key()) && same(one.value(), other.value());
    }
    return sameKind(from, to) || same(from, to);
  }

  private static boolean sameKind(Type from, Type to) {
    return (from instanceof LongType && to instanceof LongType)
        || (from instanceof StringType && to instanceof StringType)
        || (from instanceof BytesType && to instanceof BytesType)
        || (from instanceof DecimalType && to instanceof DecimalType)
        || (from instanceof MoneyType && to instanceof MoneyType);
  }

  /** Whether each value of a type is one of another type without being converted or checked. */
  static boolean same(Type from, Type to) {
    if (from.isUnknown() || to.isUnknown() || from instanceof NeverType) {
      return true;
    } else if (to instanceof OptionalType optional) {
      return from instanceof NoneType || same(from.present(), optional.present());
    } else if (from instanceof ListType one && to instanceof ListType other) {
      return other.length().covers(one.length()) && same(one.element(), other.element());
    } else if (from instanceof MapType one && to instanceof MapType other) {
      return other.length().covers(one.length())
          && same(one.key(), other.key())
          && same(one.value(), other.value());
    } else if (from instanceof RowType one && to instanceof RowType other) {
      return same(one.key(), other.key()) && same(one.value(), other.value());
    } else if (from instanceof MoneyType && to instanceof MoneyType) {
      return true;
    }
    return from.equals(to)
        || (from.getClass() == to.getClass()
            && hasBounds(from)
            && Conversion.bounds(to).covers(Conversion.bounds(from)));
  }

  private static boolean hasBounds(Type type) {
    return type instanceof IntType
        || type instanceof LongType
        || type instanceof StringType
        || type instanceof BytesType;
  }

  /** The least type that takes the values of both; null if there is none. */
  static @Nullable Type join(Type one, Type other) {
    if (one.isUnknown() || other.isUnknown()) {
      return Types.UNKNOWN;
    } else if (one instanceof NeverType) {
      return other;
    } else if (other instanceof NeverType) {
      return one;
    } else if (one.isOptional() || other.isOptional()) {
      if (one instanceof NoneType && other instanceof NoneType) {
        return one;
      }
      Type present = join(one.present(), other.present());
      return present == null ? null : OptionalType.of(present);
    }
    return joinPresent(one, other);
  }

  private static @Nullable Type joinPresent(Type one, Type other) {
    if (Comparing.isWhole(one) && Comparing.isWhole(other)) {
      Interval bounds = Conversion.bounds(one).join(Conversion.bounds(other));
      boolean small = one instanceof IntType && other instanceof IntType;
      return small ? new IntType(bounds) : new LongType(bounds);
    } else if (one instanceof StringType a && other instanceof StringType b) {
      return new StringType(a.length().join(b.length()));
    } else if (one instanceof BytesType a && other instanceof BytesType b) {
      return new BytesType(a.length().join(b.length()));
    } else if (one instanceof MoneyType a && other instanceof MoneyType b) {
      return a.equals(b) ? a : Types.MONEY;
    } else if (one instanceof DecimalType a && other instanceof DecimalType b) {
      int scale = Math.max(a.scale(), b.scale());
      int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
      return new DecimalType(Math.min(38, whole + scale), scale);
    } else if (one instanceof ListType a && other instanceof ListType b) {
      Type element = join(a.element(), b.element());
      if (element == null || !same(a.element(), element) || !same(b.element(), element)) {
        return null;
      }
      return new ListType(element, a.length().join(b.length()));
    }
    return same(one, other) ? other : same(other, one) ? one : null;
  }
}
