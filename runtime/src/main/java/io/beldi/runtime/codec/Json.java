package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.beldi.runtime.item.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values as JSON documents in UTF-8: HTTP bodies, envelopes, recorded results. */
public final class Json {
  /** The most bytes a document may have: what a synchronous Lambda invocation can carry. */
  public static final int DOCUMENT_LIMIT = 6 * 1024 * 1024;

  private static final int DEPTH = 64;
  private static final int NUMBER_LENGTH = 100;
  private static final int NAME_LENGTH = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNumberLength(NUMBER_LENGTH)
                  .maxNameLength(NAME_LENGTH)
                  .maxStringLength(DOCUMENT_LIMIT)
                  .maxDocumentLength(DOCUMENT_LIMIT)
                  .build())
          .build();

  private Json() {}

  /** The document that {@code codec} writes for {@code value}. */
  public static <T extends @Nullable Object> Bytes write(Codec<T> codec, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      codec.write(out, value);
    } catch (IOException broken) {
      throw new UncheckedIOException("a codec wrote no well-formed value", broken);
    }
    return Bytes.of(bytes.toByteArray());
  }

  /**
   * The value that a document stands for.
   *
   * @throws MalformedInput if it is not one JSON value of that type, is too long or nested too
   *     deeply, names a field twice, or is not UTF-8
   */
  public static <T extends @Nullable Object> T read(Codec<T> codec, Bytes document) {
    try (JsonParser in = FACTORY.createParser(text(document))) {
      return readAll(codec, in);
    } catch (IOException broken) {
      throw new UncheckedIOException("a codec asked for a value of another kind", broken);
    }
  }

  private static <T extends @Nullable Object> T readAll(Codec<T> codec, JsonParser in)
      throws IOException {
    try {
      if (in.nextToken() == null) {
        throw new MalformedInput("", "there is no JSON value");
      }
      T value = codec.read(in);
      if (in.nextToken() != null) {
        throw new MalformedInput("", "there is more after the end of the value");
      }
      return value;
    } catch (JsonProcessingException malformed) {
      throw MalformedInput.at(in, phrase(malformed));
    }
  }

  /** The first line of the parser's message, which does not quote the document at length. */
  private static String phrase(JsonProcessingException malformed) {
    String message = malformed.getOriginalMessage();
    int end = message.indexOf('\n');
    return "not well-formed JSON: " + (end < 0 ? message : message.substring(0, end));
  }

  private static String text(Bytes document) {
    if (document.size() > DOCUMENT_LIMIT) {
      throw new MalformedInput("", "the document has more than " + DOCUMENT_LIMIT + " bytes");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(document.toByteArray()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new MalformedInput("", "the document is not UTF-8");
    }
  }
}
