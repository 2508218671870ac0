package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;
import java.util.List;
import java.util.Set;

/**
 * What the compiler knows of a function, and the engines need.
 *
 * @param name the full name, such as {@code travel.Booking.reserve}
 * @param kind whether it can have an effect
 * @param transactional whether it runs inside its caller's transaction, or in one of its own
 * @param input reads and writes its parameters as one JSON object
 * @param output reads and writes its result; {@code Codecs.NOTHING} where it has none
 * @param errors every error that it may end with
 * @param reads full names of the tables that it may read, through its callees too
 * @param writes full names of the tables that it may write, through its callees too
 * @param domain the full name of its service, if that keeps its tables to itself; empty otherwise
 */
public record Signature<I, O>(
    String name,
    Kind kind,
    boolean transactional,
    Codec<I> input,
    Codec<O> output,
    List<ErrorType<?>> errors,
    Set<String> reads,
    Set<String> writes,
    String domain) {
  public Signature {
    errors = List.copyOf(errors);
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }

  /** Of a function of a service that does not keep its tables to itself. */
  public Signature(
      String name,
      Kind kind,
      boolean transactional,
      Codec<I> input,
      Codec<O> output,
      List<ErrorType<?>> errors,
      Set<String> reads,
      Set<String> writes) {
    this(name, kind, transactional, input, output, errors, reads, writes, "");
  }

  /** This function as one of a service that keeps its tables to itself. */
  public Signature<I, O> inDomain(String owner) {
    return new Signature<>(name, kind, transactional, input, output, errors, reads, writes, owner);
  }

  /** The least fixpoint over the call graph (protocol, "facts from the compiler"). */
  public enum Kind {
    /** No write, spawn or run, not even through a callee: leaves no trace. */
    READ_ONLY,
    /** Everything else. */
    EFFECTFUL
  }

  /** The part of the name that is the service: {@code travel.Booking}. */
  public String service() {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
