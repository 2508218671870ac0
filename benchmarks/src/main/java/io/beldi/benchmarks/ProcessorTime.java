package io.beldi.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time for each operation: that of Java's threads, and that of the whole process, in
 * which compilation counts, and the collection of a store that keeps all it was ever sent.
 */
public final class ProcessorTime implements InternalProfiler {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long startOfProcess;
  private long startOfThreads;

  @Override
  public String getDescription() {
    return "Processor time for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    startOfProcess = system.getProcessCpuTime();
    startOfThreads = ofThreads();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long operations = result.getMetadata().getAllOps();
    return List.of(
        result("cpu.java", ofThreads() - startOfThreads, operations),
        result("cpu.process", system.getProcessCpuTime() - startOfProcess, operations));
  }

  private static ScalarResult result(String name, long nanos, long operations) {
    return new ScalarResult(name, nanos / 1000.0 / operations, "us/op", AggregationPolicy.AVG);
  }

  private long ofThreads() {
    long sum = 0;
    for (long thread : threads.getAllThreadIds()) {
      sum += Math.max(0, threads.getThreadCpuTime(thread));
    }
    return sum;
  }
}
