package io.beldi.local.command;

import io.beldi.local.host.LocalHost;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands have in common that look at instances, whether a server runs or not. */
abstract class InstanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The project.")
  private Path folder;

  @Mixin private StoreOptions stores;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  InstanceCommand() {}

  @Override
  public final Integer call() throws ProjectException {
    try (Store store = stores.openExisting(Project.in(folder))) {
      int status = act(store, journal());
      out().flush();
      return status;
    } catch (StoreException trouble) {
      if (trouble.kind() == StoreException.Kind.NO_TABLE) {
        throw new ProjectException("nothing has run on this store yet");
      }
      throw trouble;
    }
  }

  /** Does it, and gives the exit status. */
  abstract int act(Store store, Journal journal);

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Says why nothing was done. */
  int refuse(String reason) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("beldi: " + reason);
    err.flush();
    return 1;
  }

  static ParkedInstances parked(Store store, Journal journal) {
    Settings settings = LocalHost.settings();
    // Which functions call others is known to those who compile: here each is taken to.
    return new ParkedInstances(
        store,
        journal,
        Platform.system(),
        settings.attempts(),
        settings.waits(),
        settings.retention(),
        function -> true);
  }

  private static Journal journal() {
    Settings.Layout layout = LocalHost.settings().layout();
    return new Journal(layout.prefix(), layout.shards());
  }
}
