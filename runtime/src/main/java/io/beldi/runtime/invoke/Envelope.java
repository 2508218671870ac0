package io.beldi.runtime.invoke;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What one execution is asked to do. Users cannot set any of it but the input.
 *
 * @param instance which instance to attempt
 * @param caller the instance that calls, or that spawned; empty for a root
 * @param stamp orders this attempt among those of the instance
 * @param sealed whether older attempts may exist: the attempt begins by fencing them
 * @param origin how the instance came to be
 * @param started when the root began, in milliseconds
 * @param born when the root's or spawned instance's attempt began that drives this one
 * @param deadline when this attempt must have ended
 * @param function full name
 * @param version of the application that began the instance
 * @param input the parameters, as JSON
 * @param task what is to be run
 * @param transaction the transaction that it is a part of; null outside of transactions, and for
 *     those that stay in their caller's domain
 */
public record Envelope(
    InstanceId instance,
    String caller,
    Stamp stamp,
    boolean sealed,
    Origin origin,
    long started,
    long born,
    long deadline,
    String function,
    String version,
    Bytes input,
    Task task,
    @Nullable TransactionContext transaction) {

  /** An attempt of a function, outside of other domains' transactions. */
  public Envelope(
      InstanceId instance,
      String caller,
      Stamp stamp,
      boolean sealed,
      Origin origin,
      long started,
      long born,
      long deadline,
      String function,
      String version,
      Bytes input) {
    this(
        instance, caller, stamp, sealed, origin, started, born, deadline, function, version, input,
        Task.BODY, null);
  }

  /** What an attempt runs. */
  public enum Task {
    /** The body of the function. */
    BODY,
    /** Tells the participants of a transaction, which the input lists, that it is committed. */
    FINISH,
    /** Hands the instance, whose envelope the input is, over to another domain. */
    FORWARD,
    /** Brings the result of a callee to the service of the instance that has called it. */
    CALLBACK,
    /** Makes an instance known to the service that is to run it. */
    REGISTER,
    /** Commits what a transaction has done in a service. */
    COMMIT,
    /** Lets go of all that a transaction holds in a service. */
    ABORT
  }

  /** How an instance came to be, which decides who attempts it again and what must be recorded. */
  public enum Origin {
    /** Asked for once, from outside. */
    ROOT,
    /** Asked for from outside, under a key of the caller's. */
    KEYED_ROOT,
    /** Called by another instance, which asks again. */
    CALL,
    /** Handed over by another instance: its record was written by that one. */
    SPAWN
  }

  private static final Codec<Envelope> CODEC = new Form();

  public Bytes encode() {
    return Json.write(CODEC, this);
  }

  /**
   * @throws MalformedInput if the bytes are not an envelope
   */
  public static Envelope decode(Bytes bytes) {
    return Json.read(CODEC, bytes);
  }

  /** The same work as a later attempt, driven by nobody but the collector. */
  public Envelope again(Stamp later, long now, long end) {
    return new Envelope(
        instance,
        caller,
        later,
        true,
        origin,
        started,
        now,
        end,
        function,
        version,
        input,
        task,
        transaction);
  }

  /** The same attempt with another deadline. */
  public Envelope until(long end) {
    return new Envelope(
        instance,
        caller,
        stamp,
        sealed,
        origin,
        started,
        born,
        end,
        function,
        version,
        input,
        task,
        transaction);
  }

  /**
   * The path of the instance that the step at {@code step} makes. A caller's key can have several
   * lives, one after another; their callees must not be taken for each other.
   */
  public Path childPath(Path step) {
    return origin == Origin.KEYED_ROOT ? step.inLife(started) : step;
  }

  private static final class Form implements Codec<Envelope> {
    @Override
    public void write(JsonGenerator out, Envelope value) throws IOException {
      out.writeStartArray();
      out.writeString(value.instance.root());
      out.writeString(value.instance.path().text());
      out.writeString(value.caller);
      out.writeString(value.stamp.bytes().toBase64());
      out.writeBoolean(value.sealed);
      out.writeString(value.origin.name());
      out.writeNumber(value.started);
      out.writeNumber(value.born);
      out.writeNumber(value.deadline);
      out.writeString(value.function);
      out.writeString(value.version);
      out.writeString(utf8(value.input));
      if (value.task != Task.BODY || value.transaction != null) {
        out.writeString(value.task.name());
        out.writeString(value.transaction == null ? "" : utf8(value.transaction.encode()));
      }
      out.writeEndArray();
    }

    @Override
    public Envelope read(JsonParser in) throws IOException {
      if (!in.isExpectedStartArrayToken()) {
        throw MalformedInput.at(in, "not an envelope");
      }
      InstanceId instance = new InstanceId(text(in), new Path(text(in)));
      String caller = text(in);
      Stamp stamp = new Stamp(Bytes.base64(text(in)));
      boolean sealed = truth(in);
      Origin origin = Origin.valueOf(text(in));
      long started = number(in);
      long born = number(in);
      long deadline = number(in);
      String function = text(in);
      String version = text(in);
      Bytes input = Bytes.utf8(text(in));
      Task task = Task.BODY;
      TransactionContext transaction = null;
      if (in.nextToken() == JsonToken.VALUE_STRING) {
        task = Task.valueOf(in.getText());
        String context = text(in);
        transaction = context.isEmpty() ? null : TransactionContext.decode(Bytes.utf8(context));
        in.nextToken();
      }
      if (in.currentToken() != JsonToken.END_ARRAY) {
        throw MalformedInput.at(in, "not an envelope");
      }
      return new Envelope(
          instance,
          caller,
          stamp,
          sealed,
          origin,
          started,
          born,
          deadline,
          function,
          version,
          input,
          task,
          transaction);
    }

    private static String utf8(Bytes bytes) {
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    private static String text(JsonParser in) throws IOException {
      expect(in, JsonToken.VALUE_STRING);
      return in.getText();
    }

    private static long number(JsonParser in) throws IOException {
      expect(in, JsonToken.VALUE_NUMBER_INT);
      return in.getLongValue();
    }

    private static boolean truth(JsonParser in) throws IOException {
      in.nextToken();
      return in.getBooleanValue();
    }

    private static void expect(JsonParser in, JsonToken token) throws IOException {
      if (in.nextToken() != token) {
        throw MalformedInput.at(in, "not an envelope");
      }
    }
  }
}
