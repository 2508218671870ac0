package io.beldi.runtime.invoke;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer as a JSON array: its kind, then its parts, all of them texts. */
final class AnswerForm implements Codec<Answer> {
  static final Codec<Answer> CODEC = new AnswerForm();

  private AnswerForm() {}

  @Override
  public void write(JsonGenerator out, Answer value) throws IOException {
    List<String> parts = parts(value);
    out.writeStartArray();
    for (String part : parts) {
      out.writeString(part);
    }
    out.writeEndArray();
  }

  @Override
  public Answer read(JsonParser in) throws IOException {
    if (!in.isExpectedStartArrayToken()) {
      throw MalformedInput.at(in, "not an answer");
    }
    List<String> parts = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      parts.add(in.getText());
    }
    if (parts.isEmpty() || parts.size() != size(parts.get(0))) {
      throw MalformedInput.at(in, "not an answer");
    }
    return answer(parts);
  }

  private static List<String> parts(Answer value) {
    if (value instanceof Answer.Returned returned) {
      return List.of("returned", text(returned.output()), "" + returned.recorded());
    }
    if (value instanceof Answer.Failed failed) {
      return List.of("failed", failed.code(), text(failed.fields()), "" + failed.recorded());
    }
    if (value instanceof Answer.Faulted faulted) {
      return List.of("faulted", faulted.instance(), faulted.site(), faulted.message());
    }
    if (value instanceof Answer.Malformed malformed) {
      return List.of("malformed", malformed.pointer(), malformed.message());
    }
    if (value instanceof Answer.InProgress running) {
      return List.of("in progress", "" + running.retryAfter());
    }
    if (value instanceof Answer.Unavailable unavailable) {
      return List.of("unavailable", unavailable.message());
    }
    return List.of(value instanceof Answer.KeyReused ? "key reused" : "superseded");
  }

  private static int size(String kind) {
    return switch (kind) {
      case "failed", "faulted" -> 4;
      case "returned", "malformed" -> 3;
      case "in progress", "unavailable" -> 2;
      case "key reused", "superseded" -> 1;
      default -> 0;
    };
  }

  private static Answer answer(List<String> parts) {
    return switch (parts.get(0)) {
      case "returned" ->
          new Answer.Returned(Bytes.utf8(parts.get(1)), Boolean.parseBoolean(parts.get(2)));
      case "failed" ->
          new Answer.Failed(
              parts.get(1), Bytes.utf8(parts.get(2)), Boolean.parseBoolean(parts.get(3)));
      case "faulted" -> new Answer.Faulted(parts.get(1), parts.get(2), parts.get(3));
      case "malformed" -> new Answer.Malformed(parts.get(1), parts.get(2));
      case "in progress" -> new Answer.InProgress(Long.parseLong(parts.get(1)));
      case "unavailable" -> new Answer.Unavailable(parts.get(1));
      case "key reused" -> new Answer.KeyReused();
      default -> new Answer.Superseded();
    };
  }

  private static String text(Bytes json) {
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }
}
