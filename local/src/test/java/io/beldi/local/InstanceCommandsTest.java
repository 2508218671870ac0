package io.beldi.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.host.LocalHost;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that look after instances: exit status, and what the terminal shows. */
final class InstanceCommandsTest {
  private static final Journal JOURNAL =
      new Journal(LocalHost.settings().layout().prefix(), LocalHost.settings().layout().shards());
  private static final InstanceId PARKED = InstanceId.root("stopped");

  @TempDir private java.nio.file.Path project;
  private String out = "";
  private String err = "";

  @BeforeEach
  void sources() throws IOException {
    Files.createDirectories(project.resolve("src/main/beldi"));
  }

  @Test
  void state_that_is_not_there_is_said_to_be_missing() {
    assertThat(beldi("list", project.toString())).isEqualTo(1);
    assertThat(err).contains("there is no state in").contains("nothing has run yet");
    assertThat(beldi("list", project.toString(), "--store", "memory")).isEqualTo(1);
    assertThat(err).contains("--store memory holds nothing");
    store().close();
    assertThat(beldi("list", project.toString())).isZero();
    assertThat(out).isEqualTo("no open instances" + System.lineSeparator());
  }

  @Test
  void a_store_without_tables_says_that_nothing_has_run() throws IOException {
    Files.createDirectories(data());
    assertThat(beldi("list", project.toString())).isEqualTo(1);
    assertThat(err).contains("nothing has run on this store yet");
  }

  @Test
  void a_store_in_use_says_by_whom_and_what_to_do() {
    try (Store held = store()) {
      assertThat(held).isNotNull();
      for (List<String> command : commands()) {
        assertThat(beldi(command.toArray(new String[0]))).isEqualTo(1);
        assertThat(err).contains("is in use by process").contains("stop it");
      }
    }
  }

  @Test
  void list_shows_what_is_open_and_filters_it() {
    fill();
    assertThat(beldi("list", project.toString())).isZero();
    assertThat(out.lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("running +later@ .* 0 +shop.Stock.take"))
        .anyMatch(line -> line.matches("due +early@ .* 2 +shop.Stock.give"))
        .anyMatch(line -> line.matches("parked +stopped@ .* 3 +shop.Stock.take  no stock"));
    assertThat(beldi("list", project.toString(), "--state", "parked")).isZero();
    assertThat(out).contains("stopped@").doesNotContain("early@").doesNotContain("later@");
    assertThat(beldi("list", project.toString(), "--function", "shop.Stock.give")).isZero();
    assertThat(out).contains("early@").doesNotContain("stopped@").doesNotContain("later@");
    assertThat(beldi("list", project.toString(), "--format", "json", "--state", "PARKED")).isZero();
    assertThat(out)
        .contains("\"id\" : \"stopped@\"")
        .contains("\"state\" : \"parked\"")
        .contains("\"attempts\" : 3")
        .contains("\"error\" : \"no stock\"");
    assertThat(beldi("list", project.toString(), "--state", "lost")).isEqualTo(2);
  }

  @Test
  void trace_shows_a_workflow_in_order() {
    fill();
    assertThat(beldi("trace", project.toString(), "stopped")).isZero();
    assertThat(out.lines())
        .containsExactly(
            "stopped@  shop.Stock.take  parked, 1 commit",
            "    read  shop.beldi:3  {n: 1}",
            "    clock  shop.beldi:4  5",
            "    error  no stock",
            "stopped@s11  shop.Stock.give  done, 1 commit",
            "    result  {}",
            "stopped@s12  shop.Stock.note  pending, 0 commits, due 1970-01-01T00:00:00.007Z");
    assertThat(beldi("trace", project.toString(), "nobody")).isEqualTo(1);
    assertThat(err).contains("there is no instance nobody");
  }

  @Test
  void a_parked_instance_is_resumed_once() {
    fill();
    assertThat(beldi("resume", project.toString(), "stopped@")).isZero();
    assertThat(out).contains("stopped@ goes on");
    assertThat(beldi("resume", project.toString(), "stopped")).isEqualTo(1);
    assertThat(err).contains("stopped is running, so there is nothing to resume");
    assertThat(beldi("resume", project.toString(), "stopped@s11")).isEqualTo(1);
    assertThat(err).contains("is done, so there is nothing to resume");
    assertThat(beldi("resume", project.toString(), "nobody")).isEqualTo(1);
    assertThat(err).contains("there is no instance nobody; beldi list shows");
    assertThat(beldi("list", project.toString(), "--state", "due")).isZero();
    assertThat(out).contains("stopped@");
  }

  @Test
  void one_that_was_parked_for_too_long_is_only_abandoned() {
    long old = System.currentTimeMillis() - Duration.ofDays(8).toMillis();
    try (Store store = store()) {
      put(store, PARKED, parked(old, old));
    }
    assertThat(beldi("resume", project.toString(), "stopped")).isEqualTo(1);
    assertThat(err).contains("too long ago").contains("abandon it");
    assertThat(beldi("abandon", project.toString(), "stopped", "--reason", "too old")).isZero();
    assertThat(out).contains("stopped is abandoned").doesNotContain("handed over");
    assertThat(beldi("trace", project.toString(), "stopped")).isZero();
    assertThat(out).contains("abandoned").contains("error  too old");
  }

  @Test
  void an_instance_is_abandoned_only_once_all_it_sent_has_landed() {
    fill();
    assertThat(beldi("abandon", project.toString(), "later")).isEqualTo(2);
    assertThat(err).contains("--reason");
    assertThat(beldi("abandon", project.toString(), "later", "--reason", "typo")).isZero();
    assertThat(out).contains("later is stopped").contains("run this again then");
    assertThat(beldi("abandon", project.toString(), "later", "--reason", "typo")).isEqualTo(1);
    assertThat(err).contains("may still arrive until").contains("run this again then");
    assertThat(beldi("list", project.toString(), "--state", "parked")).isZero();
    assertThat(out).contains("later@").contains("typo");

    assertThat(beldi("abandon", project.toString(), "stopped", "--reason", "typo")).isZero();
    assertThat(out)
        .contains("stopped is abandoned")
        .contains("these were handed over and go on by themselves:")
        .contains("stopped@s12  shop.Stock.note");
  }

  @Test
  void instances_of_sovereign_services_are_looked_after_like_others() throws IOException {
    Files.writeString(
        project.resolve("src/main/beldi/bank.beldi"),
        """
        module bank
        service Plain {}
        @sovereign service Checking { state broken: }
        @sovereign service Savings {}
        """);
    fill();
    Journal savings =
        new Journal(LocalHost.settings().layout().prefix(), JOURNAL.shards(), "bank.Savings");
    long now = System.currentTimeMillis();
    InstanceId called = new InstanceId("stopped", Path.ROOT.step(1).step(4));
    try (Store store = SqliteStore.open(data())) {
      store.createTables(List.of(savings.table()));
      put(store, savings, InstanceId.root("saved"), parked(now - 60_000, now - 1));
      put(store, savings, called, due(Status.RUNNING, now + 60_000, "save", 0));
    }

    assertThat(beldi("list", project.toString())).isZero();
    assertThat(out.lines())
        .hasSize(6)
        .anyMatch(line -> line.matches("parked +saved@ .* 3 +shop.Stock.take  no stock"))
        .anyMatch(line -> line.matches("parked +stopped@ .*"));
    assertThat(beldi("trace", project.toString(), "stopped")).isZero();
    assertThat(out.lines().filter(line -> !line.startsWith(" ")).map(line -> line.split(" ", 2)[0]))
        .containsExactly("stopped@", "stopped@s11", called.toString(), "stopped@s12");
    assertThat(beldi("resume", project.toString(), "saved")).isZero();
    assertThat(out).contains("saved goes on");
    assertThat(beldi("resume", project.toString(), "saved")).isEqualTo(1);
    assertThat(err).contains("saved is running");
    assertThat(beldi("abandon", project.toString(), "saved", "--reason", "typo")).isZero();
    assertThat(out).contains("saved is stopped");
    assertThat(beldi("resume", project.toString(), "nobody")).isEqualTo(1);
    assertThat(err).contains("there is no instance nobody");
  }

  private List<List<String>> commands() {
    String folder = project.toString();
    return List.of(
        List.of("list", folder),
        List.of("trace", folder, "x"),
        List.of("resume", folder, "x"),
        List.of("abandon", folder, "x", "--reason", "y"));
  }

  private java.nio.file.Path data() {
    return project.resolve(".beldi/data");
  }

  private Store store() {
    Store store = SqliteStore.open(data());
    store.createTables(List.of(JOURNAL.table()));
    return store;
  }

  private void fill() {
    long now = System.currentTimeMillis();
    try (Store store = store()) {
      put(store, InstanceId.root("later"), due(Status.RUNNING, now + 60_000, "take", 0));
      put(store, InstanceId.root("early"), due(Status.RUNNING, now - 60_000, "give", 2));
      put(store, PARKED, parked(now - 60_000, now - 1));
      Map<String, Value> done = record(Status.DONE, "give", 1);
      done.put(Journal.OUTPUT, Value.text("{}"));
      put(store, new InstanceId("stopped", Path.ROOT.step(1)), done);
      Map<String, Value> pending = due(Status.PENDING, 7, "note", 0);
      pending.remove(Journal.SHARD);
      put(store, new InstanceId("stopped", Path.ROOT.step(2)), pending);
    }
  }

  private static Map<String, Value> parked(long at, long quiet) {
    Map<String, Value> record = record(Status.PARKED, "take", 1);
    record.put(Journal.ENVELOPE, envelope());
    record.put(Journal.ATTEMPTS, Value.number(3));
    record.put(Journal.ERROR, Value.text("no stock"));
    record.put(Journal.PARKED, JOURNAL.shard(PARKED));
    record.put(Journal.PARKED_AT, Value.number(at));
    record.put(Journal.QUIET, Value.number(quiet));
    Value row = Value.map(Map.of("n", Value.number(1)));
    LogEntry read = new LogEntry(Path.ROOT.step(1), LogEntry.Kind.READ, 0, "shop.beldi:3", row);
    LogEntry clock =
        new LogEntry(Path.ROOT.step(2), LogEntry.Kind.CLOCK, 0, "shop.beldi:4", Value.number(5));
    record.put(Journal.LOG, Value.list(List.of(read.toValue(), clock.toValue())));
    return record;
  }

  private static Map<String, Value> due(Status status, long due, String function, int attempts) {
    Map<String, Value> record = record(status, function, status == Status.PENDING ? 0 : 1);
    record.put(Journal.ENVELOPE, envelope());
    record.put(Journal.SHARD, Value.number(1));
    record.put(Journal.DUE, Value.number(due));
    record.put(Journal.ATTEMPTS, Value.number(attempts));
    return record;
  }

  private static Map<String, Value> record(Status status, String function, int commits) {
    Map<String, Value> record = new TreeMap<>();
    record.put(Journal.FUNCTION, Value.text("shop.Stock." + function));
    record.put(Journal.STATUS, status.value());
    record.put(Journal.STAMP, Stamp.FIRST.value());
    record.put(Journal.COMMITS, Value.number(commits));
    return record;
  }

  private static Value envelope() {
    Envelope envelope =
        new Envelope(
            PARKED,
            "",
            Stamp.FIRST,
            false,
            Envelope.Origin.ROOT,
            1,
            1,
            1,
            "shop.Stock.take",
            "1",
            Bytes.utf8("{}"));
    return Value.text(new String(envelope.encode().toByteArray(), StandardCharsets.UTF_8));
  }

  private static void put(Store store, InstanceId id, Map<String, Value> record) {
    put(store, JOURNAL, id, record);
  }

  private static void put(Store store, Journal journal, InstanceId id, Map<String, Value> record) {
    assertThat(store.write(new Write.Put(journal.key(id), Item.of(record), Condition.always())))
        .isInstanceOf(Outcome.Applied.class);
  }

  private int beldi(String... arguments) {
    StringWriter shown = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine commandLine =
        Launcher.commandLine().setOut(new PrintWriter(shown)).setErr(new PrintWriter(errors));
    int status = commandLine.execute(arguments);
    out = shown.toString();
    err = errors.toString();
    return status;
  }
}
