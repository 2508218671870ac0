package io.beldi.benchmarks.meter;

import java.util.EnumMap;
import java.util.Map;

/** Adds up what is used. For one thread, as is {@link CriticalPath}. */
public final class Meter {
  private final CriticalPath path;
  private final Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
  private int chain;
  private long writeUnits;
  private double readUnits;
  private int invocations;
  private long bytes;
  private long payload;

  /**
   * @param path through which the work runs
   */
  public Meter(CriticalPath path) {
    this.path = path;
  }

  /** One request to the store. */
  void request(Kind kind, double read, long written, long travelled) {
    path.request();
    byKind.merge(kind, 1, Integer::sum);
    readUnits += read;
    writeUnits += written;
    bytes += travelled;
  }

  /** One execution of a function. */
  void invocation(long travelled) {
    invocations++;
    payload += travelled;
  }

  /** Whoever asked is answered: what follows makes nobody wait. */
  public void answered() {
    chain = Math.max(chain, path.length());
  }

  public Usage usage() {
    return new Usage(byKind, chain, writeUnits, readUnits, invocations, bytes, payload);
  }

  /** Begins at nothing again. */
  public void reset() {
    path.reset();
    byKind.clear();
    chain = 0;
    writeUnits = 0;
    readUnits = 0;
    invocations = 0;
    bytes = 0;
    payload = 0;
  }
}
