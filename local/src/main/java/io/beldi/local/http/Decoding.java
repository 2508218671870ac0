package io.beldi.local.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Undoes the encodings of a URL, strictly: what is not well formed is refused, not replaced. */
final class Decoding {
  private Decoding() {}

  /** One segment of a path; a plus sign is a plus sign there. */
  static String segment(String raw) throws BadRequest {
    return decode(raw.replace("+", "%2B"));
  }

  /** The parameters of a query, each with its values in order. */
  static Map<String, List<String>> query(@Nullable String raw) throws BadRequest {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return parameters;
    }
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  /** Bytes that must be UTF-8. */
  static String utf8(byte[] bytes) throws BadRequest {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw BadRequest.because("the text is not UTF-8");
    }
  }

  private static String decode(String raw) throws BadRequest {
    try {
      // Latin-1 keeps each escaped byte apart, so that the check for UTF-8 sees what was sent.
      String bytes = URLDecoder.decode(raw, StandardCharsets.ISO_8859_1);
      return utf8(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException malformed) {
      throw BadRequest.because("malformed percent-encoding: " + raw);
    }
  }
}
