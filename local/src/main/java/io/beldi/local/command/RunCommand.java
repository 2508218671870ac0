package io.beldi.local.command;

import io.beldi.local.host.LocalHost;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.local.seed.SeedLoader;
import io.beldi.runtime.Application;
import io.beldi.runtime.Route;
import io.beldi.runtime.collect.DeadLetter;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.GeneratedModules;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beldi run}: compiles a project and serves its routes until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs a project on this machine; its state survives restarts.")
public final class RunCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The project.")
  private Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on, on 127.0.0.1 (default: 8080; 0: any free one).")
  private int port;

  @Option(names = "--seed", description = "Load src/main/seed first.")
  private boolean seed;

  @Option(names = "--try", description = "Send each route's example once, and print the answers.")
  private boolean tryRoutes;

  @Mixin private StoreOptions stores;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException, SeedException, InterruptedException {
    Project project = Project.in(folder);
    PrintWriter out = spec.commandLine().getOut();
    ProjectBuild build =
        new ProjectBuild(project, Terminal.generator(), Terminal.root(), out::println);
    try (URLClassLoader loader = build.main();
        Store store = stores.open(project)) {
      Application application = GeneratedModules.load(loader, GeneratedModules.MAIN);
      try (LocalHost host = start(application, store)) {
        if (seed) {
          SeedLoader.Count count = new SeedLoader(application, host.rows()).load(project.seeds());
          out.println("seed: " + count.written() + " rows written, " + count.kept() + " kept");
        }
        print(out, project, application, host.port());
        if (tryRoutes) {
          new Trial(address(host.port()), out).send(application.routes());
        }
        untilStopped(host);
      }
    }
    return 0;
  }

  private LocalHost start(Application application, Store store)
      throws IOException, ProjectException {
    PrintWriter err = spec.commandLine().getErr();
    if (port < 0 || port > LAST_PORT) {
      throw new ProjectException("--port is a number from 0 to " + LAST_PORT + ", not " + port);
    }
    try {
      return LocalHost.start(
          application, store, port, new FailureLog(err), letter -> tell(err, letter));
    } catch (BindException taken) {
      throw new ProjectException(
          "port " + port + " is taken; choose another with --port, or 0 for any free one");
    }
  }

  private static void tell(PrintWriter err, DeadLetter letter) {
    String site = letter.site().isEmpty() ? "" : " (" + letter.site() + ")";
    err.println(
        "beldi: parked "
            + letter.instance()
            + " of "
            + letter.function()
            + ": "
            + (letter.error().isEmpty() ? "no reason is known" : letter.error())
            + site
            + "; see beldi list, resume and abandon");
    err.flush();
  }

  private void print(PrintWriter out, Project project, Application application, int bound) {
    String url = address(bound);
    out.println();
    out.println(url + "   state: " + stores.describe(project));
    List<Route> routes = application.routes();
    for (Route route : routes) {
      out.println();
      out.println(route.method() + " " + route.path() + "   " + route.function().name());
      out.println("  " + CurlLine.of(url, route));
    }
    if (routes.isEmpty()) {
      out.println();
      out.println("no function has an @http route, so there is nothing to call from outside");
    }
    out.println();
    out.println("Ctrl-C stops it" + (stores.isDurable() ? "; the state stays" : ""));
    out.flush();
  }

  private static String address(int bound) {
    return "http://127.0.0.1:" + bound;
  }

  private static void untilStopped(LocalHost host) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              host.close();
              stopped.countDown();
            },
            "beldi-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    stopped.await();
  }
}
