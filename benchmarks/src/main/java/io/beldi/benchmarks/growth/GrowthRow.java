package io.beldi.benchmarks.growth;

import io.beldi.benchmarks.work.EngineName;
import org.jspecify.annotations.Nullable;

/**
 * What one more operation on a key costs after so many writes of it.
 *
 * @param collected whether collector and sweeper run once a minute
 * @param history writes before
 * @param write write units of one write
 * @param read read units of the same write
 * @param look read units of one read
 * @param average write units of a write, on average so far
 * @param published write units of one write of the paper's system; null where it was not measured
 */
public record GrowthRow(
    EngineName engine,
    boolean collected,
    int history,
    long write,
    double read,
    double look,
    double average,
    @Nullable Integer published) {}
