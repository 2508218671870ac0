package io.beldi.benchmarks.command;

import io.beldi.benchmarks.latency.Distance;
import io.beldi.benchmarks.latency.Latency;
import io.beldi.benchmarks.latency.Latency.Stores;
import io.beldi.benchmarks.latency.LatencyReport;
import io.beldi.benchmarks.latency.LatencyRow;
import io.beldi.benchmarks.latency.StoreKind;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Source;
import io.beldi.benchmarks.work.TravelMix;
import io.beldi.benchmarks.work.Work;
import io.beldi.benchmarks.work.Works;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code beldi bench latency}: wall clocks. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "How long requests take, alone and at a rising load; engines take turns.")
final class LatencyCommand implements Callable<Integer> {
  /** Those that can be repeated as they are. */
  private static final List<String> OPERATIONS =
      List.of(
          "read",
          "write-existing",
          "conditional-write-false",
          "call",
          "spawn",
          "transaction-1-key",
          "transaction-8-keys-4-functions");

  private static final List<String> APPLICATIONS = List.of("compose-review-stored", "compose-post");

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "distant|sqlite|dynamodb",
      split = ",",
      description =
          "Where state is kept: in memory, but as far away as the options below say; in a file with"
              + " every commit on disk; on the server of --endpoint (default: distant,sqlite, and"
              + " dynamodb if there is an endpoint).")
  private List<StoreKind> stores = List.of();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Of a server that speaks DynamoDB's protocol and holds no tables.")
  private @Nullable URI endpoint;

  @Option(
      names = "--turn",
      paramLabel = "MILLIS",
      defaultValue = "1000",
      description = "How long one engine is measured at a time (default: 1000).")
  private int turn;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "3",
      description = "Turns of each engine for each figure (default: 3).")
  private int turns;

  @Option(
      names = "--rates",
      paramLabel = "N",
      split = ",",
      description =
          "Arrivals a second to try, ascending, until an engine is behind (default:"
              + " 25,50,100,200,400,800,1600).")
  private List<Integer> rates = List.of(25, 50, 100, 200, 400, 800, 1600);

  @Option(
      names = "--servers",
      paramLabel = "N",
      defaultValue = "64",
      description = "Requests that are answered at the same time at most (default: 64).")
  private int servers;

  @Option(
      names = "--read",
      paramLabel = "MILLIS",
      defaultValue = "3",
      description = "Of the distant store: a read (default: 3).")
  private int read;

  @Option(
      names = "--write",
      paramLabel = "MILLIS",
      defaultValue = "5",
      description = "Of the distant store: a write of one item (default: 5).")
  private int write;

  @Option(
      names = "--transact",
      paramLabel = "MILLIS",
      defaultValue = "12",
      description = "Of the distant store: an atomic group (default: 12).")
  private int transact;

  @Option(
      names = "--invoke",
      paramLabel = "MILLIS",
      defaultValue = "15",
      description = "With the distant store: an invocation of a function (default: 15).")
  private int invoke;

  @Option(
      names = "--jitter",
      paramLabel = "SIGMA",
      defaultValue = "0.25",
      description = "Standard deviation of the logarithm of these four (default: 0.25).")
  private double jitter;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the jitter and of the choice of requests (default: 1).")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How the figures are printed (default: text).")
  private Format format;

  @Mixin private ChartFile chart;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  LatencyCommand() {}

  @Override
  public Integer call()
      throws IOException,
          ProjectException,
          SeedException,
          InterruptedException,
          ExecutionException {
    List<LatencyRow> rows = new ArrayList<>();
    for (StoreKind kind : kinds()) {
      rows.addAll(measure(kind));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.JSON ? LatencyReport.json(rows) : LatencyReport.text(rows));
    out.flush();
    String drawn = rows.get(0).store();
    chart.write("latency.svg", LatencyReport.chart(rows, drawn, TravelMix.NAME));
    return 0;
  }

  private List<StoreKind> kinds() throws ProjectException {
    List<StoreKind> kinds = new ArrayList<>(stores);
    if (kinds.isEmpty()) {
      kinds.addAll(List.of(StoreKind.DISTANT, StoreKind.SQLITE));
      if (endpoint != null) {
        kinds.add(StoreKind.DYNAMODB);
      }
    }
    if (kinds.contains(StoreKind.DYNAMODB) && endpoint == null) {
      throw new ProjectException("--store dynamodb needs --endpoint");
    }
    return kinds;
  }

  private List<LatencyRow> measure(StoreKind kind)
      throws IOException,
          ProjectException,
          SeedException,
          InterruptedException,
          ExecutionException {
    Distance distance = kind == StoreKind.DISTANT ? distance() : Distance.none();
    Latency latency =
        new Latency(
            new Latency.Plan(
                List.of(EngineName.values()),
                distance,
                Duration.ofMillis(2L * turn),
                Duration.ofMillis(turn),
                turns,
                rates,
                servers));
    String name = kind.label();
    List<LatencyRow> rows = new ArrayList<>();
    try (StoreKind.Opened opened = kind.open(endpoint)) {
      Stores stores = opened::store;
      for (Work work : works(OPERATIONS)) {
        progress(name + ": " + work.name());
        rows.addAll(latency.alone(name, stores, Source.of(work)));
      }
      for (Source source : applications()) {
        progress(name + ": " + source.name());
        rows.addAll(latency.rising(name, stores, source));
      }
    }
    return rows;
  }

  private static List<Source> applications() {
    List<Source> sources = new ArrayList<>();
    sources.add(Source.travelMix());
    sources.add(Source.reservations());
    works(APPLICATIONS).forEach(work -> sources.add(Source.of(work)));
    return sources;
  }

  private static List<Work> works(List<String> names) {
    return Works.all().stream().filter(work -> names.contains(work.name())).toList();
  }

  private Distance distance() {
    return new Distance(
        Duration.ofMillis(read),
        Duration.ofMillis(write),
        Duration.ofMillis(transact),
        Duration.ofMillis(invoke),
        jitter,
        seed);
  }

  private void progress(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("measuring " + what);
    err.flush();
  }
}
