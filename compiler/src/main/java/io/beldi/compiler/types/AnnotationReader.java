package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.syntax.Annotation;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what annotations say. */
final class AnnotationReader {
  private static final Set<String> KNOWN =
      Set.of(
          "http",
          "sovereign",
          "allow",
          "operator",
          "sensitive",
          "timeout",
          "retry",
          "idempotent",
          "safe",
          "step");

  /** Read where findings are suppressed; it may stand anywhere. */
  private static final String SUPPRESS = "suppress";

  private static final Set<String> LATER =
      Set.of("schedule", "migrate", "was", "deadLetter", "name", "example");

  private final Constants constants;
  private final List<Diagnostic> found;

  AnnotationReader(Constants constants, List<Diagnostic> found) {
    this.constants = constants;
    this.found = found;
  }

  /** Reports annotations that are not known, not supported, or that stand at the wrong place. */
  void check(List<Annotation> annotations, String place, Set<String> allowed) {
    for (Annotation annotation : annotations) {
      String name = annotation.name().text();
      if (allowed.contains(name) || name.equals(SUPPRESS)) {
        continue;
      }
      if (LATER.contains(name)) {
        found.add(
            Diagnostic.of(Code.BEL0900, annotation.span(), "not supported yet: `@" + name + "`"));
      } else if (KNOWN.contains(name)) {
        found.add(
            Diagnostic.of(
                Code.BEL2005, annotation.span(), "`@" + name + "` does not belong to " + place));
      } else {
        Set<String> near = new TreeSet<>(allowed);
        Diagnostic unknown =
            Diagnostic.of(
                Code.BEL1001,
                annotation.name().span(),
                "no annotation `@" + name + "` is known here");
        found.add(Suggestions.question(name, near).map(unknown::withHelp).orElse(unknown));
      }
    }
  }

  static @Nullable Annotation find(List<Annotation> annotations, String name) {
    return annotations.stream()
        .filter(it -> it.name().text().equals(name))
        .findFirst()
        .orElse(null);
  }

  static boolean has(List<Annotation> annotations, String name) {
    return find(annotations, name) != null;
  }

  /** An argument by its name; null if it is not given. */
  static @Nullable Expression named(Annotation annotation, String name) {
    for (Argument argument : annotation.arguments()) {
      if (argument.name() != null && argument.name().text().equals(name)) {
        return argument.value();
      }
    }
    return null;
  }

  /** An argument by its position among those without a name. */
  static @Nullable Expression positional(Annotation annotation, int position) {
    List<Argument> plain =
        annotation.arguments().stream().filter(argument -> argument.name() == null).toList();
    return position < plain.size() ? plain.get(position).value() : null;
  }

  /** A duration in milliseconds; null if there is none or it is in error. */
  @Nullable Long duration(@Nullable Expression value) {
    if (value instanceof Literal.DurationLiteral duration) {
      return duration.milliseconds();
    } else if (value != null) {
      found.add(Diagnostic.of(Code.BEL2001, value.span(), "here stands a duration, such as `10s`"));
    }
    return null;
  }

  /** A whole number of at least 1; null if there is none or it is in error. */
  @Nullable Integer count(@Nullable Expression value) {
    if (value == null) {
      return null;
    }
    var number = constants.integer(value);
    if (number == null || number.signum() <= 0 || number.bitLength() >= Integer.SIZE) {
      found.add(
          Diagnostic.of(
              Code.BEL2009, value.span(), "here stands a constant whole number of at least 1"));
      return null;
    }
    return number.intValue();
  }
}
