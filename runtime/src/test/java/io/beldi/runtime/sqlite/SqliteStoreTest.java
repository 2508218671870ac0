package io.beldi.runtime.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStoreTest {
  private static final Table TABLE = Table.keyed("table", Table.KeyType.TEXT);
  private static final ItemKey KEY = ItemKey.of(TABLE, Value.text("k"));

  @TempDir private Path folder;

  private static Write increment(ItemKey key) {
    return new Write.Update(
        key, List.of(new Change.Add("n", BigDecimal.ONE, BigDecimal.ZERO)), Condition.always());
  }

  private @Nullable Item stored() {
    try (SqliteStore store = SqliteStore.open(folder)) {
      return store.get(KEY);
    }
  }

  private StoreException.Kind openFails(String part) {
    StoreException failure =
        catchThrowableOfType(StoreException.class, () -> SqliteStore.open(folder));
    assertThat(failure).as("opened").isNotNull();
    assertThat(failure).hasMessageContaining(part);
    return failure.kind();
  }

  @Test
  void itemsSurviveARestart() {
    try (SqliteStore store = SqliteStore.open(folder)) {
      store.createTables(List.of(TABLE));
      store.write(increment(KEY));
    }

    assertThat(stored())
        .isEqualTo(Item.of(Map.of(Table.PARTITION, Value.text("k"), "n", Value.number(1))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 25, 200})
  void whatWasAcknowledgedSurvivesSigkill(int acknowledgements) throws Exception {
    Process writer = WriterProcess.start(folder);
    Set<Long> acknowledged = new HashSet<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = out.readLine();
      while (line != null) {
        acknowledged.add(Long.valueOf(line));
        if (acknowledged.size() == acknowledgements) {
          writer.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    assertThat(writer.waitFor()).as("exit status of a killed process").isEqualTo(128 + 9);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);

    try (SqliteStore store = SqliteStore.open(folder)) {
      Set<Long> left = numbers(store, "left");
      assertThat(left).containsAll(acknowledged).isEqualTo(numbers(store, "right"));
      assertThat(indexed(store)).isEqualTo(2 * left.size());
    }
  }

  private static Set<Long> numbers(SqliteStore store, String side) {
    Set<Long> numbers = new HashSet<>();
    Item after = null;
    do {
      Page page = store.scan(new Scan(WriterProcess.PAIRS, 1000, after));
      for (Item item : page.items()) {
        if (Value.text(side).equals(item.get(Table.SORT))) {
          numbers.add(((Value.Num) item.get(Table.PARTITION)).number().longValueExact());
        }
      }
      after = page.next();
    } while (after != null);
    return numbers;
  }

  private static int indexed(SqliteStore store) {
    int found = 0;
    for (int parity = 0; parity < 2; parity++) {
      Item after = null;
      do {
        Page page =
            store.query(
                new Query(
                    WriterProcess.PAIRS,
                    WriterProcess.ODD,
                    Value.number(parity),
                    null,
                    false,
                    1000,
                    after));
        found += page.items().size();
        after = page.next();
      } while (after != null);
    }
    return found;
  }

  @Test
  void aFolderIsUsedByOneStoreAtATime() {
    try (SqliteStore store = SqliteStore.open(folder)) {
      store.createTables(List.of(TABLE));

      assertThat(openFails("in use by process " + ProcessHandle.current().pid()))
          .isEqualTo(StoreException.Kind.UNAVAILABLE);
      assertThat(store.get(KEY)).isNull();
    }
    assertThat(stored()).isNull();
  }

  @Test
  void aSecondProcessIsTurnedAway() throws Exception {
    try (SqliteStore store = SqliteStore.open(folder)) {
      Process other = WriterProcess.start(folder);
      String said =
          new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();

      assertThat(other.waitFor()).isZero();
      assertThat(said).startsWith("UNAVAILABLE the data folder " + folder + " is in use");
      store.createTables(List.of(TABLE));
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndKept() throws Exception {
    byte[] bytes =
        "not a database, but somebody's file".repeat(100).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("beldi.db"), bytes);

    assertThat(openFails("beldi.db cannot be opened as a store"))
        .isEqualTo(StoreException.Kind.INVALID);
    assertThat(Files.readAllBytes(folder.resolve("beldi.db"))).isEqualTo(bytes);
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedAndKept() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (x)");
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("beldi.db"));

    assertThat(openFails("is a database of another program"))
        .isEqualTo(StoreException.Kind.INVALID);
    assertThat(Files.readAllBytes(folder.resolve("beldi.db"))).isEqualTo(bytes);
  }

  @Test
  void aLaterFormatIsRefused() throws Exception {
    SqliteStore.open(folder).close();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 2");
    }

    assertThat(openFails("has format 2, this program reads format 1"))
        .isEqualTo(StoreException.Kind.INVALID);
  }

  @Test
  void aDamagedItemIsNotAnAbsentOne() throws Exception {
    try (SqliteStore store = SqliteStore.open(folder)) {
      store.createTables(List.of(TABLE));
      store.write(increment(KEY));
    }
    for (String text : List.of("", "{", "[]", "{\"n\":1}", "{\"n\":{\"N\":\"x\"}}", "{}{}")) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("UPDATE items SET item = '" + text + "'");
      }
      StoreException failure = catchThrowableOfType(StoreException.class, this::stored);
      assertThat(failure).as(text).isNotNull();
      assertThat(failure).hasMessageContaining("an item of table table is damaged");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsUnavailable() throws Exception {
    Files.writeString(folder.resolve("file"), "");

    StoreException failure =
        catchThrowableOfType(
            StoreException.class, () -> SqliteStore.open(folder.resolve("file").resolve("sub")));

    assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE);
  }

  @Test
  void tokensOutliveARestartButNotTenMinutes() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource clock = now::get;
    List<Write> group = List.of(increment(KEY));
    List<BigDecimal> counts = new ArrayList<>();
    try (SqliteStore store = SqliteStore.open(folder, clock)) {
      store.createTables(List.of(TABLE));
      store.transact(group, "token");
    }
    for (Duration pause : List.of(Duration.ofMinutes(10), Duration.ofMillis(1))) {
      now.set(now.get().plus(pause));
      try (SqliteStore store = SqliteStore.open(folder, clock)) {
        assertThat(store.transact(group, "token")).isEqualTo(new Outcome.Applied(null));
        counts.add(((Value.Num) store.get(KEY).get("n")).number());
      }
    }

    assertThat(counts).containsExactly(BigDecimal.ONE, BigDecimal.valueOf(2));
  }

  @Test
  void theFileCanBeReadWithAnyTool() throws Exception {
    try (SqliteStore store = SqliteStore.open(folder)) {
      store.createTables(List.of(TABLE));
      store.write(increment(KEY));
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT table_name, item FROM readable")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("table");
        assertThat(rows.getString(2)).isEqualTo("{\"_pk\":{\"S\":\"k\"},\"n\":{\"N\":\"1\"}}");
      }
    }
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("beldi.db"));
  }
}
