package io.beldi.local.programs;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The extern steps of generated programs: the Java that the engine runs, and what the interpreter
 * takes for it.
 */
final class JavaSteps {
  /** Their declaration. */
  static final String DECLARATION =
      """
      extern Tools {
        twice(n: int): int
        @safe peek(n: int): int
        even(n: int): int fails Odd
      }
      """;

  private JavaSteps() {}

  /** The class that implements them in a module. */
  static String java(String module) {
    return """
        package %s;

        public final class JavaTools implements Tools {
          @Override
          public int twice(int n) {
            return n %% 1000 * 2;
          }

          @Override
          public int peek(int n) {
            return n %% 1000 + 1;
          }

          @Override
          public int even(int n) throws Odd {
            if (n %% 2 != 0) {
              throw new Odd(n);
            }
            return n / 2;
          }
        }
        """
        .formatted(module);
  }

  /** What a step gives. */
  static Object run(
      String step, List<@Nullable Object> arguments, Function<String, Leaving.Raised> raised) {
    long n = (Long) Objects.requireNonNull(arguments.get(0));
    return switch (step) {
      case "twice" -> n % 1000 * 2;
      case "peek" -> n % 1000 + 1;
      case "even" -> {
        if (n % 2 != 0) {
          throw raised.apply("Odd");
        }
        yield n / 2;
      }
      default -> throw new IllegalArgumentException("no such step: " + step);
    };
  }
}
