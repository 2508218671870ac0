package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Annotation;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.types.Definition.RouteDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code @http} of a function. */
final class RouteReader {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]*)}");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%-]*");

  private final List<Diagnostic> found;

  RouteReader(List<Diagnostic> found) {
    this.found = found;
  }

  /** The route; null if the annotation is in error. */
  @Nullable RouteDefinition read(Annotation annotation, List<Component> parameters) {
    Expression method = AnnotationReader.positional(annotation, 0);
    Expression path = AnnotationReader.positional(annotation, 1);
    String text = path == null ? null : text(path);
    if (!(method instanceof Expression.NameReference verb)
        || !METHODS.contains(verb.name().text())
        || path == null
        || text == null) {
      error(
          Code.BEL5009,
          annotation.span(),
          "`@http` takes a method and a path, such as `@http(GET, \"/orders/{orderId}\")`");
      return null;
    }
    List<String> names = names(path.span(), text, parameters);
    String key = key(annotation, parameters);
    return new RouteDefinition(verb.name().text(), text, key, names);
  }

  /** The path as it is written; a parameter of it looks like a value in a text. */
  private static @Nullable String text(Expression path) {
    if (path instanceof Literal.StringLiteral literal) {
      return literal.value();
    } else if (path instanceof Expression.NameReference name) {
      return "{" + name.name().text() + "}";
    } else if (path instanceof Expression.Interpolation parts) {
      StringBuilder text = new StringBuilder();
      for (Expression part : parts.parts()) {
        String inner = text(part);
        if (inner == null) {
          return null;
        }
        text.append(inner);
      }
      return text.toString();
    }
    return null;
  }

  private @Nullable String key(Annotation annotation, List<Component> parameters) {
    Expression key = AnnotationReader.named(annotation, "key");
    if (key == null) {
      return null;
    }
    String name = key instanceof Expression.NameReference reference ? reference.name().text() : "";
    Component parameter = find(parameters, name);
    if (parameter == null) {
      unknown(key.span(), "`key` names a parameter, but the function has no", name, parameters);
    } else if (parameter.type().isOptional() || !Comparing.canBeKey(parameter.type())) {
      found.add(
          Diagnostic.of(
                  Code.BEL5009,
                  key.span(),
                  "the key of a request is a text, a number, an id or a uuid, but `"
                      + name
                      + "` is "
                      + Words.aType(parameter.type()))
              .withLabel(parameter.name().span(), "declared here"));
    } else {
      return name;
    }
    return null;
  }

  private List<String> names(Span path, String text, List<Component> parameters) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      Component parameter = find(parameters, name);
      if (parameter == null) {
        unknown(
            path, "the path names a parameter that the function does not have,", name, parameters);
      } else if (!seen.add(name)) {
        error(Code.BEL5009, path, "the path names `" + name + "` twice");
      } else {
        scalar(path, parameter);
      }
      names.add(name);
    }
    String rest = matcher.replaceAll("x");
    if (!rest.startsWith("/")
        || !List.of(rest.split("/", -1)).stream().allMatch(RouteReader::plain)) {
      error(
          Code.BEL5009,
          path,
          "a path begins with `/`, and a parameter stands between braces: `/orders/{orderId}`");
    }
    return names;
  }

  private static boolean plain(String segment) {
    return SEGMENT.matcher(segment).matches();
  }

  private void scalar(Span path, Component parameter) {
    Type type = parameter.type();
    if (type.isOptional() || !Comparing.isScalar(type) || type instanceof Type.MoneyType) {
      found.add(
          Diagnostic.of(
                  Code.BEL5009,
                  path,
                  "a parameter of a path fits on a line, but `"
                      + parameter.text()
                      + "` is "
                      + Words.aType(type))
              .withLabel(parameter.name().span(), "declared here"));
    }
  }

  private static @Nullable Component find(List<Component> parameters, String name) {
    return parameters.stream().filter(it -> it.text().equals(name)).findFirst().orElse(null);
  }

  private void unknown(Span span, String message, String name, List<Component> parameters) {
    Diagnostic base = Diagnostic.of(Code.BEL5009, span, message + " `" + name + "`");
    List<String> names = parameters.stream().map(Component::text).toList();
    found.add(Suggestions.question(name, names).map(base::withHelp).orElse(base));
  }

  private void error(Code code, Span span, String message) {
    found.add(Diagnostic.of(code, span, message));
  }
}
