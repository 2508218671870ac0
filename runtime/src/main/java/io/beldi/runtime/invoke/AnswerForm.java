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
import java.util.TreeMap;

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
    if (parts.isEmpty() || !isSize(parts.get(0), parts.size())) {
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
    if (value instanceof Answer.Prepared prepared) {
      List<String> parts = new ArrayList<>();
      parts.add("prepared");
      parts.add(prepared.code());
      parts.add(text(prepared.json()));
      parts.add("" + prepared.wrote());
      prepared
          .participants()
          .forEach(
              (domain, function) -> {
                parts.add(domain);
                parts.add(function);
              });
      return parts;
    }
    if (value instanceof Answer.Refused refused) {
      return List.of("refused", refused.reason(), refused.function(), refused.holder());
    }
    if (value instanceof Answer.Told told) {
      return List.of("told", told.decision().name());
    }
    return List.of(value instanceof Answer.KeyReused ? "key reused" : "superseded");
  }

  private static boolean isSize(String kind, int size) {
    return kind.equals("prepared") ? size >= 4 && size % 2 == 0 : size == size(kind);
  }

  private static int size(String kind) {
    return switch (kind) {
      case "refused" -> 4;
      case "told" -> 2;
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
      case "prepared" -> prepared(parts);
      case "refused" -> new Answer.Refused(parts.get(1), parts.get(2), parts.get(3));
      case "told" -> new Answer.Told(Decision.valueOf(parts.get(1)));
      case "key reused" -> new Answer.KeyReused();
      default -> new Answer.Superseded();
    };
  }

  private static Answer prepared(List<String> parts) {
    TreeMap<String, String> participants = new TreeMap<>();
    for (int i = 4; i < parts.size(); i += 2) {
      participants.put(parts.get(i), parts.get(i + 1));
    }
    return new Answer.Prepared(
        parts.get(1), Bytes.utf8(parts.get(2)), participants, Boolean.parseBoolean(parts.get(3)));
  }

  private static String text(Bytes json) {
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }
}
