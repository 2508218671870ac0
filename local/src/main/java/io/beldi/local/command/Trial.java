package io.beldi.local.command;

import io.beldi.runtime.Route;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sends the examples of routes to a running host, so that a newcomer sees answers at once. */
final class Trial {
  private static final int SHOWN = 200;

  private final String url;
  private final PrintWriter out;
  private final HttpClient client = HttpClient.newHttpClient();

  Trial(String url, PrintWriter out) {
    this.url = url;
    this.out = out;
  }

  void send(List<Route> routes) throws IOException, InterruptedException {
    out.println();
    // What changes something comes first, so that what reads has something to show.
    List<Route> ordered = new ArrayList<>(routes);
    ordered.sort(Comparator.comparing(route -> route.method().equals("GET")));
    for (Route route : ordered) {
      HttpResponse<String> answer = client.send(request(route), BodyHandlers.ofString());
      out.println(route.method() + " " + route.example().target() + " -> " + answer.statusCode());
      if (!answer.body().isEmpty()) {
        out.println("  " + cut(answer.body()));
      }
    }
    out.flush();
  }

  private HttpRequest request(Route route) {
    String body = route.example().body();
    return HttpRequest.newBuilder(URI.create(url + route.example().target()))
        .header("Content-Type", "application/json")
        .method(
            route.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
