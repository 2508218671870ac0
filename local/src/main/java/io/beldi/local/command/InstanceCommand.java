package io.beldi.local.command;

import io.beldi.local.host.LocalHost;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import java.io.IOException;
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
  public final Integer call() throws IOException, ProjectException {
    Project project = Project.in(folder);
    try (Store store = stores.openExisting(project)) {
      Journals journals = Journals.in(store, project);
      if (journals.all().isEmpty()) {
        throw new ProjectException("nothing has run on this store yet");
      }
      int status = act(journals);
      out().flush();
      return status;
    }
  }

  /** Does it, and gives the exit status. */
  abstract int act(Journals journals);

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

  /** What can be done with an instance that is not attempted any more. */
  static ParkedInstances parked(Journals journals, InstanceId id) {
    Settings settings = LocalHost.settings();
    // Which functions call others is known to those who compile: here each is taken to.
    return new ParkedInstances(
        journals.store(),
        journals.of(id),
        Platform.system(),
        settings.attempts(),
        settings.waits(),
        settings.retention(),
        function -> true);
  }
}
