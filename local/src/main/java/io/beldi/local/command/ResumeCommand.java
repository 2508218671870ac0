package io.beldi.local.command;

import io.beldi.runtime.collect.InstanceAction;
import io.beldi.runtime.journal.InstanceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code beldi resume}: lets a parked instance go on. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Has a parked instance attempted again, from its last commit on,",
      "once what stopped it is mended; beldi run then goes on with it."
    })
public final class ResumeCommand extends InstanceCommand {
  @Parameters(index = "1", paramLabel = "ID", description = "The instance, as beldi list shows it.")
  private String id;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  ResumeCommand() {}

  @Override
  int act(Journals journals) {
    InstanceId instance = InstanceId.parse(id);
    InstanceAction action = parked(journals, instance).resume(instance);
    if (action instanceof InstanceAction.Done) {
      out().println(id + " goes on as soon as beldi run looks at it");
      return 0;
    }
    return refuse(ActionReport.of(id, "resume", action));
  }
}
