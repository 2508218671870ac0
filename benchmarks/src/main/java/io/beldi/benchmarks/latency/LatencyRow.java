package io.beldi.benchmarks.latency;

import io.beldi.benchmarks.work.EngineName;

/**
 * How long requests took.
 *
 * @param store where state was kept
 * @param rate requests that arrived in a second; 0: one client, one after another
 * @param perSecond requests answered in a second
 * @param p50 median, in milliseconds
 * @param p99 in milliseconds
 * @param ratio of the median to that of the direct engine at the same rate
 * @param requests how many were measured
 */
public record LatencyRow(
    String store,
    String work,
    double rate,
    EngineName engine,
    double perSecond,
    double p50,
    double p99,
    double ratio,
    long requests) {}
