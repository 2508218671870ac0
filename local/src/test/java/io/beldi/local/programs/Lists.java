package io.beldi.local.programs;

import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.types.Meaning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions of the library that generated programs use, written once more. */
final class Lists {
  private Lists() {}

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> of(Object value) {
    return (List<@Nullable Object>) value;
  }

  static @Nullable Object call(
      Evaluation values, Meaning.LibraryCall call, Object receiver, Node node) {
    String name = call.function().name();
    if (receiver instanceof String text) {
      return text(values, name, text, call);
    }
    if (receiver instanceof Map<?, ?> map) {
      return name.equals("size") ? (Object) (long) map.size() : new ArrayList<>(map.values());
    }
    List<@Nullable Object> list = of(receiver);
    if (!call.arguments().isEmpty()
        && call.arguments().get(0) instanceof Expression.Lambda lambda) {
      return withLambda(values, name, list, lambda);
    }
    return switch (name) {
      case "size" -> (long) list.size();
      case "isEmpty" -> list.isEmpty();
      case "first" -> list.isEmpty() ? null : list.get(0);
      case "reversed" -> reversed(list);
      case "distinct" -> new ArrayList<>(new LinkedHashSet<>(list));
      case "present" -> list.stream().filter(Objects::nonNull).toList();
      case "sum" -> sum(list, node);
      case "take" -> list.subList(0, within(values.number(call.arguments().get(0)), list));
      case "drop" ->
          list.subList(within(values.number(call.arguments().get(0)), list), list.size());
      case "plus" -> {
        List<@Nullable Object> joined = new ArrayList<>(list);
        joined.addAll(values.elements(call.arguments().get(0)));
        yield joined;
      }
      default -> throw new IllegalArgumentException("not interpreted: " + name);
    };
  }

  private static Object text(
      Evaluation values, String name, String text, Meaning.LibraryCall call) {
    return switch (name) {
      case "length" -> (long) text.codePointCount(0, text.length());
      case "startsWith" -> text.startsWith((String) values.sure(call.arguments().get(0)));
      case "contains" -> text.contains((String) values.sure(call.arguments().get(0)));
      default -> throw new IllegalArgumentException("not interpreted: " + name);
    };
  }

  private static @Nullable Object withLambda(
      Evaluation values, String name, List<@Nullable Object> list, Expression.Lambda lambda) {
    List<@Nullable Object> formed = new ArrayList<>();
    for (@Nullable Object each : list) {
      formed.add(values.with(lambda, each));
    }
    return switch (name) {
      case "map" -> formed;
      case "any" -> formed.contains(true);
      case "all" -> !formed.contains(false);
      case "filter" -> {
        List<@Nullable Object> kept = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
          if (Boolean.TRUE.equals(formed.get(i))) {
            kept.add(list.get(i));
          }
        }
        yield kept;
      }
      case "sortedBy" -> {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
          places.add(i);
        }
        Comparator<Object> order = Order::compare;
        places.sort(Comparator.comparing(i -> Objects.requireNonNull(formed.get(i)), order));
        List<@Nullable Object> sorted = new ArrayList<>();
        places.forEach(i -> sorted.add(list.get(i)));
        yield sorted;
      }
      default -> throw new IllegalArgumentException("not interpreted: " + name);
    };
  }

  private static int within(long count, List<?> list) {
    return (int) Math.min(Math.max(count, 0), list.size());
  }

  private static List<@Nullable Object> reversed(List<@Nullable Object> list) {
    List<@Nullable Object> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  private static long sum(List<@Nullable Object> list, Node node) {
    long sum = 0;
    for (@Nullable Object each : list) {
      sum += (Long) Objects.requireNonNull(each);
      if (sum != (int) sum) {
        throw new Leaving.Faulted(node.span(), "overflow");
      }
    }
    return sum;
  }
}
