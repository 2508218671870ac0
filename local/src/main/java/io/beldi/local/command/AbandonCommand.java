package io.beldi.local.command;

import io.beldi.runtime.collect.InstanceAction;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.JournalRecord;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code beldi abandon}: ends an instance for good. */
@Command(
    name = "abandon",
    mixinStandardHelpOptions = true,
    description = {
      "Ends an instance for good. What it has done stays; who asks for its result",
      "is told that it was abandoned, and why. One that still runs is stopped first."
    })
public final class AbandonCommand extends InstanceCommand {
  @Parameters(index = "1", paramLabel = "ID", description = "The instance, as beldi list shows it.")
  private String id;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who ask for its result.")
  private String reason;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  AbandonCommand() {}

  @Override
  int act(Journals journals) {
    InstanceId instance = InstanceId.parse(id);
    InstanceAction action = parked(journals, instance).abandon(instance, reason);
    if (action instanceof InstanceAction.Done) {
      out().println(id + " is abandoned");
      children(journals, instance);
      return 0;
    }
    if (action instanceof InstanceAction.Stopped stopped) {
      out()
          .println(
              id
                  + " is stopped, but what it has sent last may still arrive until "
                  + ActionReport.time(stopped.quiet())
                  + "; run this again then");
      return 0;
    }
    return refuse(ActionReport.of(id, "abandon", action));
  }

  /** What the instance has handed over is nobody's part of it any more. */
  private void children(Journals journals, InstanceId instance) {
    List<JournalRecord> below =
        new WorkflowRecords(journals)
            .of(instance.root()).stream()
                .map(WorkflowRecords.Entry::record)
                .filter(record -> !record.id().equals(instance))
                .filter(record -> !record.isCalled() && !record.ended())
                .toList();
    if (!below.isEmpty()) {
      out().println("these were handed over and go on by themselves:");
      below.forEach(record -> out().println("  " + record.id() + "  " + record.function()));
    }
  }
}
