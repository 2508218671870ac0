package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.UnionSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Bounds;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.TypeReference;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes types of the references to them. */
final class TypeResolver {
  private static final int MOST_DIGITS = 38;

  private final Names names;
  private final Constants constants;
  private final List<Diagnostic> found;

  TypeResolver(Names names, Constants constants, List<Diagnostic> found) {
    this.names = names;
    this.constants = constants;
    this.found = found;
  }

  /** The type; unknown where the reference is in error. */
  Type resolve(TypeReference reference) {
    Type type = present(reference);
    return reference.optional() ? Type.OptionalType.of(type) : type;
  }

  /** The type of a result, where a missing reference means that there is none. */
  Type result(@Nullable TypeReference reference) {
    return reference == null ? Types.NOTHING : resolve(reference);
  }

  private Type present(TypeReference reference) {
    if (!reference.name().isSimple()) {
      return Types.UNKNOWN;
    }
    return switch (reference.name().text()) {
      case "bool" -> plain(reference, Types.BOOL);
      case "double" -> plain(reference, Types.DOUBLE);
      case "money" -> plain(reference, Types.MONEY);
      case "uuid" -> plain(reference, Types.UUID);
      case "date" -> plain(reference, Types.DATE);
      case "timestamp" -> plain(reference, Types.TIMESTAMP);
      case "duration" -> plain(reference, Types.DURATION);
      case "int" -> new Type.IntType(numbers(reference));
      case "long" -> new Type.LongType(numbers(reference));
      case "string" -> new Type.StringType(lengths(reference, 0));
      case "bytes" -> new Type.BytesType(lengths(reference, 0));
      case "decimal" -> decimal(reference);
      case "list" -> list(reference);
      case "map" -> map(reference);
      case "json", "set", "callback" -> notYet(reference, "`" + reference.name().text() + "`");
      default -> declared(reference);
    };
  }

  private Type declared(TypeReference reference) {
    Symbol symbol = names.find(reference.name());
    Type type = Types.UNKNOWN;
    if (symbol instanceof IdSymbol id) {
      type = new Type.IdType(id);
    } else if (symbol instanceof RecordSymbol record) {
      type = new Type.RecordType(record);
    } else if (symbol instanceof EnumSymbol enumeration) {
      type = new Type.EnumType(enumeration);
    } else if (symbol instanceof UnionSymbol) {
      return Types.UNKNOWN;
    }
    return plain(reference, type);
  }

  private Type notYet(TypeReference reference, String what) {
    found.add(Diagnostic.of(Code.BEL0900, reference.name().span(), "not supported yet: " + what));
    return Types.UNKNOWN;
  }

  private Type plain(TypeReference reference, Type type) {
    arguments(reference, 0);
    if (reference.bounds() != null && !type.isUnknown()) {
      error(reference.bounds().span(), "`" + type + "` takes no bounds");
    }
    return type;
  }

  private boolean arguments(TypeReference reference, int wanted) {
    int given = reference.arguments().size();
    if (given != wanted) {
      String types = wanted == 0 ? "no type" : wanted == 1 ? "one type" : wanted + " types";
      error(
          reference.span(),
          "`" + reference.name().text() + "` takes " + types + " between `<` and `>`");
    }
    return given == wanted;
  }

  private Type list(TypeReference reference) {
    Interval length = lengths(reference, 1);
    return arguments(reference, 1)
        ? new Type.ListType(resolve(reference.arguments().get(0)), length)
        : Types.UNKNOWN;
  }

  private Type map(TypeReference reference) {
    Interval length = lengths(reference, 2);
    if (!arguments(reference, 2)) {
      return Types.UNKNOWN;
    }
    Type key = resolve(reference.arguments().get(0));
    if (!Comparing.canBeKey(key)) {
      found.add(
          Diagnostic.of(
              Code.BEL2010,
              reference.arguments().get(0).span(),
              Words.aType(key) + " cannot be the key of a map"));
    }
    return new Type.MapType(key, resolve(reference.arguments().get(1)), length);
  }

  private Type decimal(TypeReference reference) {
    arguments(reference, 0);
    if (reference.bounds() instanceof Bounds.Values values && values.values().size() == 2) {
      Long precision = number(values.values().get(0));
      Long scale = number(values.values().get(1));
      if (precision == null || scale == null) {
        return Types.UNKNOWN;
      }
      if (precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision) {
        return new Type.DecimalType(precision.intValue(), scale.intValue());
      }
    }
    error(
        reference.span(),
        "`decimal` takes its digits and how many of them follow the point, `decimal(9, 2)`, up to"
            + " 38 in all");
    return Types.UNKNOWN;
  }

  private Interval numbers(TypeReference reference) {
    arguments(reference, 0);
    return interval(reference);
  }

  private Interval lengths(TypeReference reference, int arguments) {
    if (arguments == 0) {
      arguments(reference, 0);
    }
    Interval length = interval(reference);
    if (length.least() != null && length.least() < 0) {
      error(reference.span(), "a length is 0 or more");
      return new Interval(null, length.greatest());
    }
    return length;
  }

  private Interval interval(TypeReference reference) {
    if (reference.bounds() instanceof Bounds.Range range) {
      Long least = range.minimum() == null ? null : number(range.minimum());
      Long greatest = range.maximum() == null ? null : number(range.maximum());
      if (least != null && greatest != null && least > greatest) {
        error(range.span(), "nothing lies between " + least + " and " + greatest);
        return Interval.ALL;
      }
      return new Interval(least, greatest);
    } else if (reference.bounds() != null) {
      error(
          reference.bounds().span(),
          "bounds of `" + reference.name().text() + "` are a range, such as `(1..64)`");
    }
    return Interval.ALL;
  }

  private @Nullable Long number(Expression expression) {
    BigInteger value = constants.integer(expression);
    if (value == null) {
      error(expression.span(), "a bound is a constant whole number");
    } else if (value.bitLength() > 63) {
      found.add(Diagnostic.of(Code.BEL2009, expression.span(), "a bound fits into a `long`"));
    } else {
      return value.longValue();
    }
    return null;
  }

  private void error(Span span, String message) {
    found.add(Diagnostic.of(Code.BEL2001, span, message));
  }
}
