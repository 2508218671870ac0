package io.beldi.local.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.beldi.runtime.collect.OpenInstances;
import io.beldi.runtime.collect.OpenInstances.State;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code beldi list}: the instances that have no result yet. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the instances that have no result yet: running, due, or parked.")
public final class ListCommand extends InstanceCommand {
  private static final int PAGE = 100;

  @Option(
      names = "--state",
      paramLabel = "running|due|parked",
      description = "Only instances in this state.")
  private @Nullable State state;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "Only instances of this function, such as travel.Booking.reserve.")
  private @Nullable String function;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "For people, or for programs (default: table).")
  private Format format = Format.TABLE;

  /** Set by picocli before {@link #call}. */
  ListCommand() {}

  enum Format {
    TABLE,
    JSON
  }

  /** One open instance. */
  private record Row(State state, JournalRecord record) {
    /** When something happens next, or since when nothing does. */
    Instant time() {
      Long due = record.due();
      return Instant.ofEpochMilli(state == State.PARKED || due == null ? record.parkedAt() : due);
    }
  }

  @Override
  int act(Journals journals) {
    List<Row> rows = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (State each : state == null ? List.of(State.values()) : List.of(state)) {
      for (Journal journal : journals.all()) {
        new OpenInstances(journals.store(), journal, PAGE)
            .list(
                each,
                now,
                record -> {
                  if (function == null || record.function().equals(function)) {
                    rows.add(new Row(each, record));
                  }
                });
      }
    }
    if (format == Format.JSON) {
      json(rows);
    } else {
      table(rows);
    }
    return 0;
  }

  private void table(List<Row> rows) {
    if (rows.isEmpty()) {
      out().println("no open instances");
      return;
    }
    String form = "%-8s  %-36s  %-24s  %8s  %s%n";
    out().printf(Locale.ROOT, form, "STATE", "ID", "DUE, OR PARKED AT", "ATTEMPTS", "FUNCTION");
    for (Row row : rows) {
      JournalRecord record = row.record();
      String error = record.error().isEmpty() ? "" : "  " + record.error().replace('\n', ' ');
      out()
          .printf(
              Locale.ROOT,
              form,
              name(row.state()),
              record.id(),
              row.time(),
              record.attempts(),
              record.function() + error);
    }
  }

  private void json(List<Row> rows) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Row row : rows) {
        JournalRecord record = row.record();
        json.writeStartObject();
        json.writeStringField("id", record.id().toString());
        json.writeStringField("state", name(row.state()));
        json.writeStringField("function", record.function());
        json.writeStringField(
            row.state() == State.PARKED ? "parked" : "due", row.time().toString());
        json.writeNumberField("attempts", record.attempts());
        json.writeStringField("error", record.error());
        json.writeStringField("site", record.site());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    out().println(text);
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
