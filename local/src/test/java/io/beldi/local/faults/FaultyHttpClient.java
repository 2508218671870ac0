package io.beldi.local.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Stands between the SDK and its HTTP client, and lets requests go wrong. */
final class FaultyHttpClient implements SdkHttpClient {
  private static final String ERROR =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"made up\"%s}";

  private final SdkHttpClient http;
  private final Faults faults;
  private final Phaser late;
  private final Map<String, Exchange> seen = new ConcurrentHashMap<>();

  /**
   * @param late has a party more for every request that is still to be executed
   */
  FaultyHttpClient(SdkHttpClient http, Faults faults, Phaser late) {
    this.http = http;
    this.faults = faults;
    this.late = late;
  }

  /** An answer, read whole. */
  private record Exchange(SdkHttpResponse head, byte[] body) {
    HttpExecuteResponse response() {
      return HttpExecuteResponse.builder()
          .response(head)
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(request);
      }

      @Override
      public void abort() {
        // Nothing here takes long enough.
      }
    };
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
    String operation = target.substring(target.indexOf('.') + 1);
    String body = body(request);
    boolean index = operation.equals("Query") && body.contains("\"IndexName\"");
    @Nullable Fault fault = faults.next(Fault.of(operation, index));
    // What an index is asked for differs in the time only.
    String question = index ? body.replaceAll("\\d{10,}", "TIME") : "";
    if (fault == Fault.STALE_INDEX && !seen.containsKey(question)) {
      fault = null;
    }
    if (fault == null) {
      Exchange exchange = execute(request);
      if (index) {
        seen.putIfAbsent(question, exchange);
      }
      return exchange.response();
    }
    faults.count(fault);
    return fail(fault, request, operation, body, question).response();
  }

  private Exchange fail(
      Fault fault, HttpExecuteRequest request, String operation, String body, String question)
      throws IOException {
    return switch (fault) {
      case DELAY -> {
        pause(faults.chance().nextLong(40));
        yield execute(request);
      }
      case NOT_SENT -> throw new IOException("made up: never sent");
      case ANSWER_LOST -> {
        execute(request);
        throw new IOException("made up: the answer is lost");
      }
      case LATE -> {
        executeLater(request);
        throw new IOException("made up: given up");
      }
      case RESENT -> {
        execute(request);
        yield execute(request);
      }
      case THROTTLED -> error(400, "ThrottlingException", "");
      case ERROR_WITHOUT_EFFECT -> error(500, "InternalServerError", "");
      case ERROR_WITH_EFFECT -> {
        execute(request);
        yield error(500, "InternalServerError", "");
      }
      case CONFLICT -> conflict(operation, body);
      case IN_PROGRESS -> error(400, "TransactionInProgressException", "");
      case UNPROCESSED -> answer(200, unprocessed(body));
      case STALE_INDEX -> {
        Exchange old = seen.remove(question);
        yield old == null ? execute(request) : old;
      }
    };
  }

  private static String body(HttpExecuteRequest request) throws IOException {
    try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private Exchange execute(HttpExecuteRequest request) throws IOException {
    HttpExecuteResponse response = http.prepareRequest(request).call();
    Optional<AbortableInputStream> body = response.responseBody();
    try (InputStream in = body.orElseThrow()) {
      return new Exchange(response.httpResponse(), in.readAllBytes());
    }
  }

  private void executeLater(HttpExecuteRequest request) {
    late.register();
    Thread thread =
        new Thread(
            () -> {
              try {
                pause(faults.chance().nextLong(400));
                execute(request);
              } catch (IOException lost) {
                // Then it never landed.
              } finally {
                late.arriveAndDeregister();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** One item of a group, or the only one, is another's. */
  private Exchange conflict(String operation, String body) {
    if (!operation.equals("TransactWriteItems")) {
      return error(400, "TransactionConflictException", "");
    }
    int items = body.split("\"ReturnValuesOnConditionCheckFailure\"", -1).length - 1;
    int busy = faults.chance().nextInt(items);
    StringBuilder reasons = new StringBuilder(",\"CancellationReasons\":[");
    for (int i = 0; i < items; i++) {
      reasons.append(i == 0 ? "" : ",");
      reasons.append("{\"Code\":\"").append(i == busy ? "TransactionConflict" : "None");
      reasons.append("\"}");
    }
    return error(400, "TransactionCanceledException", reasons.append("]").toString());
  }

  /** All of it. */
  private static String unprocessed(String body) {
    int from = body.indexOf("{\"RequestItems\":") + "{\"RequestItems\":".length();
    return "{\"Responses\":{},\"UnprocessedKeys\":" + body.substring(from, body.length() - 1) + "}";
  }

  private static Exchange error(int status, String type, String more) {
    return answer(status, ERROR.formatted(type, more));
  }

  private static Exchange answer(int status, String text) {
    byte[] body = text.getBytes(UTF_8);
    SdkHttpResponse head =
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("Content-Length", Integer.toString(body.length))
            .build();
    return new Exchange(head, body);
  }

  private static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }
}
