package io.beldi.compiler.java;

import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Definitions;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.BytesType;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.EnumType;
import io.beldi.compiler.types.Type.IdType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.RecordType;
import io.beldi.compiler.types.Type.ScalarType;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Made-up values: text, numbers, truth values, lists of such, and objects as maps. */
final class ExampleValues {
  /** Longer texts and lists would be of no help to people. */
  private static final long LONGEST = 200;

  private final Definitions definitions;

  ExampleValues(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Values for all components that cannot be left out. */
  Map<String, Object> of(List<Component> components) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Component component : components) {
      if (!component.mayBeLeftOut()) {
        values.put(component.text(), of(component.type(), component.text()));
      }
    }
    return values;
  }

  private Object of(Type type, String name) {
    if (type instanceof IntType || type instanceof LongType) {
      return BigDecimal.valueOf(number(Conversion.bounds(type)));
    } else if (type instanceof DecimalType decimal) {
      return decimal.precision() > decimal.scale()
          ? BigDecimal.ONE.setScale(decimal.scale())
          : BigDecimal.ONE.movePointLeft(decimal.scale());
    } else if (type instanceof DoubleType) {
      return new BigDecimal("1.0");
    } else if (type instanceof BoolType) {
      return true;
    } else if (type instanceof RecordType record) {
      return of(definitions.of(record.symbol()).fields());
    } else if (type instanceof ListType list) {
      return Collections.nCopies(size(list.length(), 1), of(list.element().present(), name));
    } else if (type instanceof MapType) {
      return Map.of();
    } else if (type instanceof MoneyType) {
      Map<String, Object> money = new LinkedHashMap<>();
      money.put("amount", new BigDecimal("1.00"));
      money.put("currency", "EUR");
      return money;
    }
    return text(type, name);
  }

  private String text(Type type, String name) {
    if (type instanceof IdType id) {
      return idText(id.symbol().text());
    } else if (type instanceof EnumType enumeration) {
      return definitions.of(enumeration.symbol()).values().get(0).name().text();
    } else if (type instanceof BytesType bytes) {
      return Base64.getEncoder().encodeToString(new byte[size(bytes.length(), 1)]);
    } else if (type instanceof ScalarType scalar) {
      return switch (scalar.kind()) {
        case UUID -> "6f1c0c3e-0a1b-4f7e-9d53-1f2a3b4c5d6e";
        case DATE -> "2026-01-31";
        case TIMESTAMP -> "2026-01-31T12:00:00Z";
        case DURATION -> "PT15M";
      };
    }
    int length = size(Conversion.bounds(type), name.length());
    return (name + "x".repeat((int) LONGEST)).substring(0, length);
  }

  private static String idText(String type) {
    String plain =
        type.length() > 2 && type.endsWith("Id") ? type.substring(0, type.length() - 2) : type;
    return plain.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT) + "-1";
  }

  private static long number(Interval bounds) {
    long least = bounds.least() == null ? 1 : Math.max(1, bounds.least());
    return bounds.greatest() == null ? least : Math.min(least, bounds.greatest());
  }

  private static int size(Interval bounds, long wanted) {
    long least = bounds.least() == null ? wanted : Math.max(wanted, bounds.least());
    long size = bounds.greatest() == null ? least : Math.min(least, bounds.greatest());
    return (int) Math.min(size, LONGEST);
  }
}
