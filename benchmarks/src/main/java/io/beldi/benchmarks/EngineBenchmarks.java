package io.beldi.benchmarks;

import io.beldi.benchmarks.work.Program;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.runtime.Signature;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.memory.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One request each, from its JSON to its JSON, on the memory store. Beside the time on the clock,
 * which others on the machine disturb, it reports the processor time of the whole process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@SuppressWarnings("NullAway.Init") // JMH calls what sets the fields.
public class EngineBenchmarks {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int NAMES = 1000;

  private Application application;
  private MemoryStore store;
  private RecordEngine engine;
  private Transfers raw;
  private int next;

  /** Runs all benchmarks, or those that the arguments of JMH name. */
  public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
    // One runner, which prints what JMH prints.
    new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .build())
        .run();
  }

  @Setup(Level.Trial)
  public void compile() throws IOException, ProjectException {
    application = Program.load("benchmarks/workload").application();
  }

  /** The journal would fill the memory. */
  @Setup(Level.Iteration)
  public void begin() {
    store = new MemoryStore();
    store.createTables(application.tables());
    engine = RecordEngine.local(application, store, Platform.system(), Settings.standard());
    store.createTables(engine.tables());
    store.createTables(Contest.RAW);
    raw = new Transfers(application);
  }

  @TearDown(Level.Iteration)
  public void end() {
    store.close();
  }

  /** A part of {@link #readAndWrite}: the same requests to the store, with no engine. */
  @Benchmark
  public void storeOnlyReadAndWrite() {
    raw.one(store, "n" + next++ % NAMES, "r" + next);
  }

  @Benchmark
  public Reply readOnly() {
    return request("Ledger.look", name());
  }

  @Benchmark
  public Reply readAndWrite() {
    return request("Ledger.increase", name());
  }

  @Benchmark
  public Reply blindWrite() {
    return request("Ledger.set", name() + ",\"balance\":7");
  }

  @Benchmark
  public Reply oneKeyTransaction() {
    return request("Ledger.increaseAlone", name());
  }

  @Benchmark
  public Reply call() {
    return request("Front.ask", name() + ",\"balance\":7");
  }

  /** With the run of the instance that is handed over. */
  @Benchmark
  public Reply spawn() {
    return request("Front.handOver", name() + ",\"balance\":7");
  }

  @Benchmark
  public Reply threeSteps() {
    return request("Front.steps", "\"n\":" + next++);
  }

  private String name() {
    return "\"name\":\"n" + next++ % NAMES + "\"";
  }

  private Reply request(String function, String fields) {
    Signature<?, ?> signature =
        Objects.requireNonNull(application.function("bench." + function), function).signature();
    Reply reply = engine.start(new Request(signature, null, Bytes.utf8("{" + fields + "}"), LIMIT));
    if (!(reply instanceof Reply.Returned)) {
      throw new IllegalStateException("expected a result, but was " + reply);
    }
    return reply;
  }
}
