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
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt of a transaction block in which services take part that keep their tables to
 * themselves.
 *
 * @param id names this attempt of the block, in this execution of the coordinator: unique, so that
 *     what one of them gives up is never taken for another's
 * @param coordinator the instance whose block it is
 * @param block the block's path, whatever the attempt
 * @param stamp of the coordinator's attempt
 * @param function a function of the coordinator's domain, through which that is reached
 * @param started when the coordinator's root began, in milliseconds: its age, which retries keep
 * @param open the domains in which a body waits for this call, the coordinator's first
 */
public record TransactionContext(
    String id,
    InstanceId coordinator,
    Path block,
    Stamp stamp,
    String function,
    long started,
    List<String> open) {
  private static final Codec<TransactionContext> CODEC = new Form();

  public TransactionContext {
    open = List.copyOf(open);
  }

  /** This attempt, as a body in that domain tells its own participants of it. */
  public TransactionContext within(String domain) {
    List<String> all = new ArrayList<>(open);
    all.add(domain);
    return new TransactionContext(id, coordinator, block, stamp, function, started, all);
  }

  /**
   * Whether this block is older, so that it may wait for the other one. Of two different blocks one
   * always is, whichever attempts of them meet.
   */
  public boolean isOlderThan(TransactionContext other) {
    if (started != other.started) {
      return started < other.started;
    }
    int roots = coordinator.root().compareTo(other.coordinator.root());
    return roots != 0 ? roots < 0 : block.text().compareTo(other.block.text()) < 0;
  }

  /** Whether both are attempts of one block. */
  public boolean isSameBlock(TransactionContext other) {
    return coordinator.equals(other.coordinator) && block.equals(other.block);
  }

  /** Where the message is recorded that tells the participants of a commit. */
  public InstanceId message() {
    return new InstanceId(coordinator.root(), block.finish());
  }

  public Bytes encode() {
    return Json.write(CODEC, this);
  }

  /**
   * @throws MalformedInput if the bytes are not a context
   */
  public static TransactionContext decode(Bytes bytes) {
    return Json.read(CODEC, bytes);
  }

  private static final class Form implements Codec<TransactionContext> {
    @Override
    public void write(JsonGenerator out, TransactionContext value) throws IOException {
      out.writeStartArray();
      out.writeString(value.id);
      out.writeString(value.coordinator.root());
      out.writeString(value.coordinator.path().text());
      out.writeString(value.block.text());
      out.writeString(value.stamp.bytes().toBase64());
      out.writeString(value.function);
      out.writeString(Long.toString(value.started));
      for (String domain : value.open) {
        out.writeString(domain);
      }
      out.writeEndArray();
    }

    @Override
    public TransactionContext read(JsonParser in) throws IOException {
      if (!in.isExpectedStartArrayToken()) {
        throw MalformedInput.at(in, "not a transaction");
      }
      List<String> parts = new ArrayList<>();
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        parts.add(in.getText());
      }
      if (parts.size() < 7) {
        throw MalformedInput.at(in, "not a transaction");
      }
      return new TransactionContext(
          parts.get(0),
          new InstanceId(parts.get(1), new Path(parts.get(2))),
          new Path(parts.get(3)),
          new Stamp(Bytes.base64(parts.get(4))),
          parts.get(5),
          Long.parseLong(parts.get(6)),
          parts.subList(7, parts.size()));
    }
  }
}
