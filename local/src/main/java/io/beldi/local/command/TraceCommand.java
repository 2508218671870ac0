package io.beldi.local.command;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code beldi trace}: what is known of a workflow. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Shows the records of a workflow in the order of its steps, with what was seen.")
public final class TraceCommand extends InstanceCommand {
  private static final int SHOWN = 100;

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "An instance, as beldi list shows it; its whole workflow is shown.")
  private String id;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  TraceCommand() {}

  @Override
  int act(Journals journals) {
    List<WorkflowRecords.Entry> entries =
        new WorkflowRecords(journals).of(InstanceId.parse(id).root());
    if (entries.isEmpty()) {
      return refuse("there is no instance " + id + ", or it is forgotten");
    }
    entries.forEach(this::print);
    return 0;
  }

  private void print(WorkflowRecords.Entry entry) {
    JournalRecord record = entry.record();
    out().println(record.id() + "  " + record.function() + "  " + state(record));
    for (LogEntry step : entry.log()) {
      String kind = step.kind().name().toLowerCase(Locale.ROOT);
      String site = step.site().isEmpty() ? step.path().text() : step.site();
      out().println("    " + kind + "  " + site + "  " + cut(value(step.value())));
    }
    if (record.status() == Status.DONE || record.status() == Status.FAILED) {
      String output = new String(record.output().toByteArray(), StandardCharsets.UTF_8);
      String error = record.error().isEmpty() ? "" : record.error() + " ";
      out().println("    result  " + cut(error + output));
    } else if (!record.error().isEmpty()) {
      String site = record.site().isEmpty() ? "" : record.site() + "  ";
      out().println("    error  " + site + cut(record.error()));
    }
  }

  private static String state(JournalRecord record) {
    String state = record.status().name().toLowerCase(Locale.ROOT);
    String commits = record.commits() == 1 ? "1 commit" : record.commits() + " commits";
    Long due = record.due();
    String next = due == null ? "" : ", due " + Instant.ofEpochMilli(due);
    return state + ", " + commits + next;
  }

  private static String value(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Num number) {
      return number.number().toPlainString();
    }
    if (value instanceof Value.ListOf list) {
      return list.values().stream().map(TraceCommand::value).toList().toString();
    }
    if (value instanceof Value.MapOf map) {
      return map.entries().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return StoredForm.toText(value);
  }

  private static String cut(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
