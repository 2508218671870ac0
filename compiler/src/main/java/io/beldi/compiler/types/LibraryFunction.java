package io.beldi.compiler.types;

import java.util.List;

/**
 * A function of the library. It becomes a call of a static method of Java whose first parameter is
 * the value before the dot: {@code all.take(5)} is {@code Lists.take(all, 5)}.
 *
 * @param receiver the type before the dot, as {@link TypePattern} reads it
 * @param name the name after the dot
 * @param parameters in order; all must be given, by position or by name
 * @param result the type of the result
 * @param length what the length of the result is, where it has one
 * @param javaClass the simple name of a class of {@code io.beldi.runtime.library}
 * @param javaMethod the method
 * @param documentation what it does, in one sentence
 */
public record LibraryFunction(
    String receiver,
    String name,
    List<LibraryParameter> parameters,
    String result,
    Length length,
    String javaClass,
    String javaMethod,
    String documentation) {
  /** Keeps an unchangeable copy of the parameters. */
  public LibraryFunction {
    parameters = List.copyOf(parameters);
  }

  /** As the documentation shows it, such as {@code list<T>.take(count: long): list<T>}. */
  public String signature() {
    String inside =
        String.join(", ", parameters.stream().map(it -> it.name() + ": " + it.type()).toList());
    return receiver + "." + name + "(" + inside + "): " + result;
  }

  /**
   * A parameter.
   *
   * @param type a type, or {@code T -> K} for a lambda
   */
  public record LibraryParameter(String name, String type) {}

  /** How long a result may be. */
  public enum Length {
    /** Nothing is known. */
    ANY,
    /** As long as the receiver. */
    SAME,
    /** No longer than the receiver. */
    AT_MOST
  }
}
