package io.beldi.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.beldi.runtime.Application;
import io.beldi.runtime.Route;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback address that runs an application's routes on an engine. */
public final class HttpFront implements AutoCloseable {
  /** One megabyte, the largest body that is read unless configured. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private static final int MAX_KEY_LENGTH = 256;
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

  private final HttpServer server;
  private final ExecutorService workers;
  private final Function<Request, Reply> engine;
  private final RouteTable routes;
  private final Duration limit;
  private final Consumer<Throwable> failures;

  private HttpFront(
      HttpServer server,
      ExecutorService workers,
      Function<Request, Reply> engine,
      RouteTable routes,
      Duration limit,
      Consumer<Throwable> failures) {
    this.server = server;
    this.workers = workers;
    this.engine = engine;
    this.routes = routes;
    this.limit = limit;
    this.failures = failures;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any free one
   * @param threads how many requests run at once
   * @param limit how long one request may take
   * @param failures is told of what is no answer of a function but a defect of the runtime
   * @throws IOException if the port is taken
   */
  public static HttpFront start(
      Application application,
      Function<Request, Reply> engine,
      int port,
      int threads,
      Duration limit,
      Consumer<Throwable> failures)
      throws IOException {
    // Without it the server waits for an acknowledgement of each small answer (Nagle), 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    ExecutorService workers = Executors.newFixedThreadPool(threads, HttpFront::thread);
    HttpFront front =
        new HttpFront(
            server, workers, engine, new RouteTable(application.routes()), limit, failures);
    server.createContext("/", front::handle);
    server.setExecutor(workers);
    server.start();
    return front;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "beldi-http");
    thread.setDaemon(true);
    return thread;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (BadRequest refused) {
        answer = Answer.of(refused.problem());
      } catch (RuntimeException | Error defect) {
        failures.accept(defect);
        answer = Answer.of(Problem.of(500, "the runtime failed; see its log"));
      }
      send(exchange, answer);
    } catch (IOException gone) {
      // The client has left; what it asked for is done or recorded, so nobody waits for this.
      failures.accept(new UncheckedIOException("the answer could not be sent", gone));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, BadRequest {
    String method = exchange.getRequestMethod();
    RouteTable.Match match = routes.find(method, exchange.getRequestURI().getRawPath());
    byte[] body = WITHOUT_BODY.contains(method) ? new byte[0] : body(exchange);
    Route route = match.route();
    RequestInput input =
        RequestInput.read(
            route,
            match.pathParameters(),
            Decoding.query(exchange.getRequestURI().getRawQuery()),
            body);
    String key = route.key() == null ? header(exchange) : input.key();
    return Answer.of(engine.apply(new Request(route.function(), key, input.json(), limit)));
  }

  private static @Nullable String header(HttpExchange exchange) throws BadRequest {
    List<String> values = exchange.getRequestHeaders().get("Idempotency-Key");
    if (values == null) {
      return null;
    }
    String key = values.get(0);
    if (values.size() > 1 || key.isBlank() || key.length() > MAX_KEY_LENGTH) {
      throw BadRequest.because("Idempotency-Key must be one text of 1 to 256 characters");
    }
    return key;
  }

  private static byte[] body(HttpExchange exchange) throws IOException, BadRequest {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new BadRequest(
            Problem.of(413, "the body is larger than " + MAX_BODY_BYTES + " bytes"));
      }
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (body.length > 0 && type != null && !isJson(type)) {
        throw new BadRequest(Problem.of(415, "the body must be application/json, not " + type));
      }
      return body;
    }
  }

  private static boolean isJson(String contentType) {
    String media = contentType.split(";", 2)[0].trim().toLowerCase(java.util.Locale.ROOT);
    // What curl -d sends when nobody says otherwise; the text is parsed as JSON all the same.
    return media.equals("application/json")
        || media.endsWith("+json")
        || media.equals("application/x-www-form-urlencoded");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      exchange.getResponseHeaders().set(header.getKey(), header.getValue());
    }
    if (answer.contentType() == null) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
    if (!head) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}
