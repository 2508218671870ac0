package io.beldi.testkit.sim.fault;

import java.util.Arrays;

/** How often each kind of fault has struck. */
public final class FaultCounts {
  private final long[] counts = new long[FaultKind.values().length];

  public void add(FaultKind kind) {
    counts[kind.index()]++;
  }

  /** Adds those of another run. */
  public void add(FaultCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  public long of(FaultKind kind) {
    return counts[kind.index()];
  }

  /** How many executions have died. */
  public long crashes() {
    long sum = 0;
    for (FaultKind kind : FaultKind.values()) {
      sum += kind.isCrash() ? of(kind) : 0;
    }
    return sum;
  }

  public long total() {
    return Arrays.stream(counts).sum();
  }

  /** Only those kinds that struck. */
  public String struck() {
    StringBuilder text = new StringBuilder();
    for (FaultKind kind : FaultKind.values()) {
      if (of(kind) > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(kind).append(' ').append(of(kind));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (FaultKind kind : FaultKind.values()) {
      text.append(text.isEmpty() ? "" : ", ").append(kind).append(' ').append(of(kind));
    }
    return text.toString();
  }
}
