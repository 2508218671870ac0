package io.beldi.maven;

import io.beldi.local.Launcher;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs the project on this machine, as {@code ./beldi run} does. */
@Mojo(name = "run", requiresDirectInvocation = true, threadSafe = true)
public final class RunMojo extends AbstractBeldiMojo {
  /** The port to listen on. */
  @Parameter(property = "beldi.port", defaultValue = "8080")
  private int port;

  /** Where state is kept: sqlite, memory or dynamodb. */
  @Parameter(property = "beldi.store", defaultValue = "sqlite")
  private String store = "sqlite";

  /** The URL of a DynamoDB-compatible server, with {@code beldi.store=dynamodb}. */
  @Parameter(property = "beldi.endpoint")
  private @Nullable String endpoint;

  /** The folder of the sqlite file. */
  @Parameter(property = "beldi.data")
  private @Nullable String data;

  /** Load the seed files first. */
  @Parameter(property = "beldi.seed", defaultValue = "false")
  private boolean seed;

  @Override
  void run() throws MojoFailureException {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", base().toString(), "--port", Integer.toString(port), "--store", store));
    if (endpoint != null) {
      arguments.addAll(List.of("--endpoint", endpoint));
    }
    if (data != null) {
      arguments.addAll(List.of("--data", data));
    }
    if (seed) {
      arguments.add("--seed");
    }
    if (Launcher.execute(arguments.toArray(new String[0])) != 0) {
      throw new MojoFailureException("beldi run failed; the reason stands above");
    }
  }
}
