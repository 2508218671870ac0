package io.beldi.local.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as HTTP tells it (RFC 9457, "Problem Details for HTTP APIs").
 *
 * @param status the HTTP status
 * @param detail one sentence about this occurrence
 * @param more further members, all of them text
 */
record Problem(int status, String detail, Map<String, String> more) {
  static final String CONTENT_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  static Problem of(int status, String detail) {
    return new Problem(status, detail, Map.of());
  }

  Problem with(String member, String value) {
    Map<String, String> extended = new LinkedHashMap<>(more);
    extended.put(member, value);
    return new Problem(status, detail, extended);
  }

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", "about:blank");
      out.writeStringField("title", TITLES.getOrDefault(status, "Error"));
      out.writeNumberField("status", status);
      out.writeStringField("detail", detail);
      for (Map.Entry<String, String> member : more.entrySet()) {
        out.writeStringField(member.getKey(), member.getValue());
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }
}
