package io.beldi.local.command;

import io.beldi.runtime.Route;

/** A route's example as a command that can be pasted into a shell. */
final class CurlLine {
  private CurlLine() {}

  static String of(String url, Route route) {
    StringBuilder line = new StringBuilder("curl -i");
    if (!route.method().equals("GET")) {
      line.append(" -X ").append(route.method());
    }
    line.append(' ').append(quote(url + route.example().target()));
    String body = route.example().body();
    if (body != null) {
      line.append(" -H 'Content-Type: application/json' -d ").append(quote(body));
    }
    return line.toString();
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
