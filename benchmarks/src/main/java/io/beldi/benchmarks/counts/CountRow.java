package io.beldi.benchmarks.counts;

import io.beldi.benchmarks.meter.Usage;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Work;

/** What one work uses on one engine. */
public record CountRow(EngineName engine, Work work, Usage usage) {}
