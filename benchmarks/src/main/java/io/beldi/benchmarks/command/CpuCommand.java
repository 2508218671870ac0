package io.beldi.benchmarks.command;

import io.beldi.benchmarks.EngineBenchmarks;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code beldi bench cpu}: what the engine itself takes of a processor. */
@Command(
    name = "cpu",
    description = "Processor time and allocation of the engine, on the memory store (JMH).")
final class CpuCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JMH", description = "Options of JMH, after --.")
  private List<String> options = List.of();

  @Override
  public Integer call() throws RunnerException, CommandLineOptionException {
    EngineBenchmarks.main(options.toArray(new String[0]));
    return 0;
  }
}
