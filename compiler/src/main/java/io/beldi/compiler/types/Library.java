package io.beldi.compiler.types;

import static io.beldi.compiler.types.LibraryFunction.Length.ANY;
import static io.beldi.compiler.types.LibraryFunction.Length.AT_MOST;
import static io.beldi.compiler.types.LibraryFunction.Length.SAME;

import io.beldi.compiler.types.LibraryFunction.Length;
import io.beldi.compiler.types.LibraryFunction.LibraryParameter;
import java.util.Arrays;
import java.util.List;

/** The table of all library functions. Everything that is known of them stands here. */
public final class Library {
  private static final List<LibraryFunction> ALL =
      List.of(
          list("filter(keep: T -> bool): list<T>", AT_MOST, "The elements that pass a test."),
          list("map(form: T -> U): list<U>", SAME, "What a function makes of each element."),
          list(
              "flatMap(form: T -> list<U>): list<U>",
              ANY,
              "The lists that a function makes, joined."),
          list(
              "sortedBy(key: T -> K): list<T>",
              SAME,
              "By a key, least first; equal keys keep their order."),
          list("reversed(): list<T>", SAME, "Last element first."),
          list("distinct(): list<T>", AT_MOST, "Each value once, where it comes first."),
          list(
              "take(count: int): list<T>",
              AT_MOST,
              "The first elements, at most as many as given."),
          list("drop(count: int): list<T>", AT_MOST, "All but the first elements."),
          list("first(): T?", ANY, "The first element; absent in an empty list."),
          list("minBy(key: T -> K): T?", ANY, "The first element with the least key."),
          list("maxBy(key: T -> K): T?", ANY, "The first element with the greatest key."),
          list("allMinBy(key: T -> K): list<T>", AT_MOST, "All elements with the least key."),
          list("allMaxBy(key: T -> K): list<T>", AT_MOST, "All elements with the greatest key."),
          list("any(test: T -> bool): bool", ANY, "Whether some element passes a test."),
          list("all(test: T -> bool): bool", ANY, "Whether every element passes a test."),
          list("size(): int", ANY, "The number of elements."),
          list("isEmpty(): bool", ANY, "Whether there is no element."),
          list("plus(other: list<T>): list<T>", ANY, "The elements of both lists."),
          list(
              "zip(other: list<U>): list<{T, U}>",
              AT_MOST,
              "Pairs of elements at the same place, `key` from the first list and `value` from the"
                  + " other, as many as the shorter one has."),
          row(
              "Lists",
              "present",
              "list<T?>",
              "present(): list<T>",
              AT_MOST,
              "The values that are there."),
          row(
              "Lists",
              "toMap",
              "list<{K, V}>",
              "toMap(): map<K, V>",
              AT_MOST,
              "A map of pairs; of two equal keys the last wins."),
          row(
              "Lists",
              "sumOfInts",
              "list<int>",
              "sum(): int",
              ANY,
              "The sum; 0 for an empty list."),
          row(
              "Lists",
              "sumOfLongs",
              "list<long>",
              "sum(): long",
              ANY,
              "The sum; 0 for an empty list."),
          row(
              "Lists",
              "sumOfMoney",
              "list<money>",
              "sum(): money?",
              ANY,
              "The sum of amounts in one currency; absent for an empty list."),
          row(
              "Lists",
              "join",
              "list<string>",
              "join(separator: string): string",
              ANY,
              "The texts with a separator between them."),
          row("Maps", "keys", "map<K, V>", "keys(): list<K>", SAME, "The keys, least first."),
          row(
              "Maps",
              "values",
              "map<K, V>",
              "values(): list<V>",
              SAME,
              "The values, in the order of the keys."),
          row(
              "Maps",
              "entries",
              "map<K, V>",
              "entries(): list<{K, V}>",
              SAME,
              "The pairs, in the order of the keys."),
          row("Maps", "size", "map<K, V>", "size(): int", ANY, "The number of keys."),
          text("length(): int", "The number of characters (code points)."),
          text("trim(): string", "The text without white space at its ends."),
          text("lowerCase(): string", "The text in lower case, whatever the country."),
          text("startsWith(prefix: string): bool", "Whether the text begins with another."),
          text("contains(part: string): bool", "Whether another text stands somewhere in it."),
          text(
              "split(separator: string): list<string>",
              "The texts between separators, empty ones too."),
          row(
              "Numbers",
              "isZero",
              "N",
              "isZero(): bool",
              ANY,
              "Whether a number or an amount is zero."),
          row(
              "Numbers",
              "toDouble",
              "N",
              "toDouble(): double",
              ANY,
              "The nearest double; the amount, of money."),
          row(
              "Numbers",
              "dividedBy",
              "money",
              "dividedBy(divisor: long): money",
              ANY,
              "A part of an amount, rounded to the nearest unit of the currency, half to even."),
          row("Times", "date", "timestamp", "date(): date", ANY, "The day in UTC."));

  private Library() {}

  /** All functions, by their receiver. */
  public static List<LibraryFunction> all() {
    return ALL;
  }

  private static LibraryFunction list(String signature, Length length, String documentation) {
    String name = signature.substring(0, signature.indexOf('('));
    return row("Lists", name, "list<T>", signature, length, documentation);
  }

  private static LibraryFunction text(String signature, String documentation) {
    String name = signature.substring(0, signature.indexOf('('));
    return row("Strings", name, "string", signature, ANY, documentation);
  }

  private static LibraryFunction row(
      String javaClass,
      String javaMethod,
      String receiver,
      String signature,
      Length length,
      String documentation) {
    int open = signature.indexOf('(');
    int close = signature.indexOf(')');
    return new LibraryFunction(
        receiver,
        signature.substring(0, open),
        parameters(signature.substring(open + 1, close)),
        signature.substring(signature.indexOf(": ", close) + 2),
        length,
        javaClass,
        javaMethod,
        documentation);
  }

  private static List<LibraryParameter> parameters(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(text.split(", ", -1))
        .map(part -> part.split(": ", 2))
        .map(part -> new LibraryParameter(part[0], part[1]))
        .toList();
  }
}
