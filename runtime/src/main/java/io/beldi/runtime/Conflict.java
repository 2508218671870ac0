package io.beldi.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.MalformedInput;
import java.io.IOException;
import java.time.Duration;

/** A transaction gave up: others kept changing what it had read. Trying again later may help. */
public final class Conflict extends DeclaredError {
  private static final long serialVersionUID = 1L;

  public static final ErrorType<Conflict> TYPE =
      new ErrorType<>("Conflict", 409, Conflict.class, new Fields());

  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait before another try, not negative
   */
  public Conflict(Duration retryAfter) {
    super("Conflict: try again after " + retryAfter.toMillis() + " ms");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public ErrorType<Conflict> errorType() {
    return TYPE;
  }

  private static final class Fields implements Codec<Conflict> {
    @Override
    public void write(JsonGenerator out, Conflict value) throws IOException {
      out.writeStartObject();
      out.writeNumberField("retryAfter", value.retryAfter.toMillis());
      out.writeEndObject();
    }

    @Override
    public Conflict read(JsonParser in) throws IOException {
      long millis = -1;
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals("retryAfter")) {
          millis = in.getLongValue();
        } else {
          in.skipChildren();
        }
      }
      if (millis < 0) {
        throw MalformedInput.at(in, "a Conflict without retryAfter");
      }
      return new Conflict(Duration.ofMillis(millis));
    }
  }
}
