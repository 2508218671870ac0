package io.beldi.local.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent back.
 *
 * @param contentType null where there is no body
 */
record Answer(int status, @Nullable String contentType, byte[] body, Map<String, String> headers) {
  private static final JsonFactory JSON = new JsonFactory();

  static Answer of(Problem problem) {
    String allowed = problem.more().get("allowed");
    return new Answer(
        problem.status(),
        Problem.CONTENT_TYPE,
        problem.toJson(),
        allowed == null ? Map.of() : Map.of("Allow", allowed));
  }

  static Answer of(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      Bytes output = returned.output();
      return output == null
          ? new Answer(204, null, new byte[0], Map.of())
          : new Answer(200, "application/json", output.toByteArray(), Map.of());
    }
    if (reply instanceof Reply.Failed failed) {
      return declared(failed.error());
    }
    if (reply instanceof Reply.Faulted faulted) {
      return of(
          Problem.of(500, faulted.message())
              .with("site", faulted.site())
              .with("instance", "urn:beldi:" + faulted.instance()));
    }
    if (reply instanceof Reply.InProgress busy) {
      return later(Problem.of(409, "a request with this key is still running"), busy.retryAfter());
    }
    if (reply instanceof Reply.KeyReused) {
      return of(Problem.of(422, "this key was used before, with other parameters"));
    }
    if (reply instanceof Reply.Malformed malformed) {
      return of(
          Problem.of(400, place(malformed.pointer()) + malformed.message())
              .with("pointer", malformed.pointer()));
    }
    Reply.Unavailable unavailable = (Reply.Unavailable) reply;
    return later(Problem.of(503, unavailable.message()), Duration.ofSeconds(1));
  }

  private static String place(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
  }

  private static Answer later(Problem problem, Duration wait) {
    return of(problem).with("Retry-After", seconds(wait));
  }

  private static String seconds(Duration wait) {
    // Rounded up: a client that comes back too early is only told the same again.
    return Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000));
  }

  private Answer with(String header, String value) {
    return new Answer(status, contentType, body, Map.of(header, value));
  }

  private static Answer declared(DeclaredError error) {
    ErrorType<?> type = error.errorType();
    Answer answer = new Answer(type.status(), Problem.CONTENT_TYPE, problem(error, type), Map.of());
    return error instanceof Conflict conflict
        ? answer.with("Retry-After", seconds(conflict.retryAfter()))
        : answer;
  }

  private static <E extends DeclaredError> byte[] problem(DeclaredError error, ErrorType<E> type) {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (JsonGenerator out = JSON.createGenerator(fields)) {
        type.codec().write(out, type.errorClass().cast(error));
      }
      try (JsonParser in = JSON.createParser(fields.toByteArray());
          JsonGenerator out = JSON.createGenerator(bytes)) {
        String name = type.code().substring(type.code().lastIndexOf('.') + 1);
        out.writeStartObject();
        out.writeStringField("type", type.code());
        out.writeStringField("title", name);
        out.writeNumberField("status", type.status());
        in.nextToken();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          out.writeFieldName(in.currentName());
          in.nextToken();
          ExactCopy.value(in, out);
        }
        out.writeEndObject();
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }
}
