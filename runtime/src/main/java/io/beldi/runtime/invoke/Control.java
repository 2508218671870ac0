package io.beldi.runtime.invoke;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What one domain asks of another beside attempts of instances. Sent like an {@link Envelope}; the
 * answer is {@link Answer.Told}.
 *
 * @param function any function of the domain that is asked
 * @param transaction the id of the transaction; empty for {@link Kind#REGISTER}
 * @param payload a {@link TransactionContext} for {@link Kind#PEEK} and {@link Kind#SETTLE}; an
 *     {@link Envelope} for {@link Kind#REGISTER}; otherwise empty
 */
public record Control(Kind kind, String function, String transaction, Bytes payload) {
  private static final Codec<Control> CODEC = new Form();

  /** What is asked. */
  public enum Kind {
    /** Of a participant: the transaction is committed; let it be seen, and let go of the rows. */
    COMMIT,
    /** Of a participant: the transaction is aborted; let go of the rows, and take no more part. */
    ABORT,
    /** Of a participant: does the transaction still hold rows? */
    STATUS,
    /** Of a participant: find out how the transaction ends, and see to it. */
    RESOLVE,
    /** Of a coordinator: how does the transaction stand? */
    PEEK,
    /** Of a coordinator: how does it end? If that is not decided it is aborted. */
    SETTLE,
    /** Records an instance that another domain hands over. */
    REGISTER
  }

  /** Whether an encoded message is one of these, and not an envelope. */
  public static boolean isControl(Bytes message) {
    return message.size() > 0 && message.at(0) == '{';
  }

  public Bytes encode() {
    return Json.write(CODEC, this);
  }

  /**
   * @throws MalformedInput if the bytes are not such a message
   */
  public static Control decode(Bytes bytes) {
    return Json.read(CODEC, bytes);
  }

  private static final class Form implements Codec<Control> {
    @Override
    public void write(JsonGenerator out, Control value) throws IOException {
      out.writeStartObject();
      out.writeStringField("control", value.kind.name());
      out.writeStringField("function", value.function);
      out.writeStringField("transaction", value.transaction);
      out.writeStringField(
          "payload", new String(value.payload.toByteArray(), StandardCharsets.UTF_8));
      out.writeEndObject();
    }

    @Override
    public Control read(JsonParser in) throws IOException {
      if (!in.isExpectedStartObjectToken()) {
        throw MalformedInput.at(in, "not a control message");
      }
      Kind kind = Kind.valueOf(text(in, "control"));
      String function = text(in, "function");
      String transaction = text(in, "transaction");
      Bytes payload = Bytes.utf8(text(in, "payload"));
      if (in.nextToken() != JsonToken.END_OBJECT) {
        throw MalformedInput.at(in, "not a control message");
      }
      return new Control(kind, function, transaction, payload);
    }

    private static String text(JsonParser in, String field) throws IOException {
      if (!field.equals(in.nextFieldName()) || in.nextToken() != JsonToken.VALUE_STRING) {
        throw MalformedInput.at(in, "not a control message");
      }
      return in.getText();
    }
  }
}
