package io.beldi.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Route;
import io.beldi.runtime.Route.Shape;
import io.beldi.runtime.Route.Source;
import io.beldi.runtime.Seed;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.store.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpFrontTest {
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Reply reply = new Reply.Returned(null);
  private HttpFront front;
  private @Nullable Error defect;

  @BeforeEach
  void start() throws IOException {
    Function<Request, Reply> engine =
        request -> {
          requests.add(request);
          if (defect != null) {
            throw defect;
          }
          return reply;
        };
    front =
        HttpFront.start(
            Application.of(List.of(new Shop())),
            engine,
            0,
            4,
            Duration.ofSeconds(5),
            failures::add);
  }

  @AfterEach
  void stop() {
    front.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void a_result_is_200_and_no_result_204() throws Exception {
    assertThat(post("/pay", "{}").statusCode()).isEqualTo(204);

    reply = new Reply.Returned(Bytes.utf8("{\"a\":1}"));
    HttpResponse<String> answer = post("/pay", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void a_declared_error_is_a_problem_with_its_name_status_and_fields() throws Exception {
    reply = new Reply.Failed(new Conflict(Duration.ofMillis(1200)));

    HttpResponse<String> answer = post("/pay", "{}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"Conflict\",\"title\":\"Conflict\",\"status\":409,\"retryAfter\":1200}");
  }

  @Test
  void every_other_reply_has_its_status() throws Exception {
    List<Reply> replies =
        List.of(
            new Reply.Faulted("i1", "shop.beldi:3:1", "overflow"),
            new Reply.InProgress(Duration.ofSeconds(3)),
            new Reply.KeyReused(),
            new Reply.Malformed("/stay/checkIn", "expected a date"),
            new Reply.Unavailable("the store is down"));
    List<Integer> statuses = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (Reply each : replies) {
      reply = each;
      HttpResponse<String> answer = post("/pay", "{}");
      statuses.add(answer.statusCode());
      bodies.add(answer.body());
    }

    assertThat(statuses).containsExactly(500, 409, 422, 400, 503);
    assertThat(bodies.get(0)).contains("shop.beldi:3:1").contains("overflow");
    assertThat(bodies.get(3)).contains("stay.checkIn: expected a date");
  }

  @Test
  void the_idempotency_key_counts_where_the_route_declares_none() throws Exception {
    send(request("/pay").header("Idempotency-Key", "k1").POST(BodyPublishers.ofString("{}")));
    send(
        request("/keyed")
            .header("Idempotency-Key", "k2")
            .POST(BodyPublishers.ofString("{\"id\":\"r1\"}")));

    assertThat(requests).extracting(Request::key).containsExactly("k1", "r1");
  }

  @Test
  void a_blank_or_overlong_key_is_400_and_reaches_nobody() throws Exception {
    HttpResponse<String> overlong =
        send(
            request("/pay")
                .header("Idempotency-Key", "k".repeat(257))
                .POST(BodyPublishers.ofString("{}")));
    HttpResponse<String> blank =
        send(request("/pay").header("Idempotency-Key", " ").POST(BodyPublishers.ofString("{}")));

    assertThat(overlong.statusCode()).isEqualTo(400);
    assertThat(blank.statusCode()).isEqualTo(400);
    assertThat(requests).isEmpty();
  }

  @Test
  void a_body_over_the_limit_is_413_and_reaches_nobody() throws Exception {
    String padding = " ".repeat(HttpFront.MAX_BODY_BYTES - 1);

    assertThat(post("/pay", padding + "{}").statusCode()).isEqualTo(413);
    assertThat(requests).isEmpty();
    assertThat(post("/pay", padding.substring(1) + "{}").statusCode()).isEqualTo(204);
  }

  @Test
  void a_body_of_another_type_is_415() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/pay")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<a/>")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void an_unknown_route_is_404_as_a_problem() throws Exception {
    HttpResponse<String> answer = post("/nothing", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"title\":\"Not Found\"");
  }

  @Test
  void a_defect_of_the_runtime_is_told_and_answered_with_500() throws Exception {
    defect = new LinkageError("a class is missing");

    HttpResponse<String> answer = post("/pay", "{}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("the runtime failed").doesNotContain("a class is missing");
    assertThat(failures).containsExactly(defect);
    failures.clear();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static final class Shop implements BeldiModule {
    @Override
    public String name() {
      return "shop";
    }

    @Override
    public List<DurableFunction<?, ?>> functions() {
      return List.of();
    }

    @Override
    public List<Table> tables() {
      return List.of();
    }

    @Override
    public List<Route> routes() {
      return List.of(
          Requests.route("POST", "/pay"),
          Requests.keyed(
              "POST", "/keyed", "id", Requests.parameter("id", Source.BODY, Shape.JSON)));
    }

    @Override
    public List<Seed<?>> seeds() {
      return List.of();
    }
  }
}
