package io.beldi.runtime.journal;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.nio.ByteBuffer;

/**
 * Orders the attempts of one instance: four bytes per level of calls, compared as bytes. A root or
 * spawned instance has one level, its attempt number; a callee has its caller's stamp and then the
 * number of this try. So whatever an older attempt of a caller sends lies below everything that a
 * newer one sends, which flat numbers would not give.
 */
public record Stamp(Bytes bytes) implements Comparable<Stamp> {
  /** Below every attempt: the stamp of a spawned instance that nobody has started. */
  public static final Stamp NONE = of(0);

  /** The first attempt of a root or spawned instance. */
  public static final Stamp FIRST = of(1);

  /** The attempt of that number of a root or spawned instance. */
  public static Stamp of(int attempt) {
    return new Stamp(Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(attempt).array()));
  }

  /** The stamp of the {@code number}th try to call somebody, from 1. */
  public Stamp call(int number) {
    ByteBuffer longer = ByteBuffer.allocate(bytes.size() + Integer.BYTES);
    return new Stamp(Bytes.of(longer.put(bytes.toByteArray()).putInt(number).array()));
  }

  /** The next attempt after this one. */
  public Stamp next() {
    byte[] next = bytes.toByteArray();
    ByteBuffer buffer = ByteBuffer.wrap(next);
    int last = next.length - Integer.BYTES;
    buffer.putInt(last, buffer.getInt(last) + 1);
    return new Stamp(Bytes.of(next));
  }

  /** Whether no older attempt can exist, at any level. */
  public boolean isFirst() {
    ByteBuffer levels = ByteBuffer.wrap(bytes.toByteArray());
    while (levels.hasRemaining()) {
      if (levels.getInt() != 1) {
        return false;
      }
    }
    return true;
  }

  /** As an attribute. */
  public Value value() {
    return Value.bytes(bytes);
  }

  @Override
  public int compareTo(Stamp other) {
    return bytes.compareTo(other.bytes);
  }
}
