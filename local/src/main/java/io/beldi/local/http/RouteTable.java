package io.beldi.local.http;

import io.beldi.runtime.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request. A literal segment wins over a parameter at the same place. */
final class RouteTable {
  private final List<Route> routes;

  RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * A route, and the values of its path parameters, still percent-encoded.
   *
   * @param pathParameters by name, in the order of the path
   */
  record Match(Route route, Map<String, String> pathParameters) {}

  /**
   * @param rawPath as it was sent
   * @throws BadRequest 404 where no route has this path, 405 where none has it with this method
   */
  Match find(String method, String rawPath) throws BadRequest {
    String[] wanted = segments(rawPath);
    @Nullable Match best = null;
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Map<String, String> parameters = match(segments(route.path()), wanted);
      if (parameters == null) {
        continue;
      }
      if (!route.method().equals(method)) {
        allowed.add(route.method());
      } else if (best == null || isMoreLiteral(route, best.route())) {
        best = new Match(route, parameters);
      }
    }
    if (best != null) {
      return best;
    }
    if (!allowed.isEmpty()) {
      throw new BadRequest(
          Problem.of(405, method + " is not offered for " + rawPath)
              .with("allowed", String.join(", ", allowed)));
    }
    throw new BadRequest(Problem.of(404, "no function is reached by " + method + " " + rawPath));
  }

  private static @Nullable Map<String, String> match(String[] template, String[] wanted) {
    if (template.length != wanted.length) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < template.length; i++) {
      if (isParameter(template[i])) {
        parameters.put(template[i].substring(1, template[i].length() - 1), wanted[i]);
      } else if (!template[i].equals(wanted[i])) {
        return null;
      }
    }
    return parameters;
  }

  private static boolean isMoreLiteral(Route route, Route than) {
    String[] left = segments(route.path());
    String[] right = segments(than.path());
    for (int i = 0; i < left.length; i++) {
      if (isParameter(left[i]) != isParameter(right[i])) {
        return isParameter(right[i]);
      }
    }
    return false;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static String[] segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(segment);
    }
    return segments.toArray(new String[0]);
  }
}
