package io.beldi.benchmarks.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beldi.benchmarks.meter.Kind;
import io.beldi.benchmarks.meter.Usage;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.TravelMix;
import io.beldi.benchmarks.work.Work;
import io.beldi.benchmarks.work.Works;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each work costs, exactly; so that a regression is a red build. */
final class CountsTest {
  private static final Map<String, Usage> ROWS = new LinkedHashMap<>();

  @BeforeAll
  static void measure() throws IOException, ProjectException, SeedException {
    List<CountRow> rows = new Counts().measure(Works.all(), List.of(EngineName.values()));
    assertThat(rows).hasSize(Works.all().size() * EngineName.values().length);
    rows.forEach(row -> ROWS.put(row.engine().label() + " " + row.work().name(), row.usage()));
  }

  @Test
  void the_record_engine_asks_for_exactly_so_much() {
    assertThat(lines("record"))
        .containsExactly(
            "read: 1 get; chain 1, 0 WU",
            "write-existing: 1 transactWrite; chain 1, 4 WU",
            "write-new: 1 transactWrite; chain 1, 4 WU",
            "conditional-write-true: 1 get 1 transactWrite; chain 2, 4 WU",
            "conditional-write-false: 1 get; chain 1, 0 WU",
            "call:; chain 0, 0 WU",
            "spawn: 1 update 1 transactWrite; chain 1, 7 WU",
            "transaction-1-key: 1 get 1 transactWrite; chain 2, 4 WU",
            "transaction-2-keys-2-functions: 1 batchGet 1 transactWrite; chain 2, 6 WU",
            "transaction-8-keys-4-functions: 1 batchGet 1 transactWrite; chain 2, 18 WU",
            "search: 1 batchGet 1 scan; chain 2, 0 WU",
            "recommend: 1 scan; chain 1, 0 WU",
            "login: 1 get; chain 1, 0 WU",
            "reserve: 1 batchGet 2 transactWrite; chain 2, 15 WU",
            "compose-review: 7 get 2 update 11 transactWrite; chain 5, 62 WU",
            "compose-review-stored: 7 get 2 update 14 transactWrite; chain 5, 86 WU",
            "compose-post: 8 get 1 query 4 update 16 transactWrite; chain 6, 183 WU");
  }

  @Test
  void the_direct_engine_asks_for_exactly_so_much() {
    assertThat(lines("direct"))
        .containsExactly(
            "read: 1 get; chain 1, 0 WU",
            "write-existing: 1 put; chain 1, 1 WU",
            "write-new: 1 put; chain 1, 1 WU",
            "conditional-write-true: 1 put; chain 1, 1 WU",
            "conditional-write-false: 1 put; chain 1, 1 WU",
            "call:; chain 0, 0 WU",
            "spawn:; chain 0, 0 WU",
            "transaction-1-key: 1 get 1 put; chain 2, 1 WU",
            "transaction-2-keys-2-functions: 2 get 2 put; chain 4, 2 WU",
            "transaction-8-keys-4-functions: 8 get 8 put; chain 16, 8 WU",
            "search: 5 get 1 scan; chain 2, 0 WU",
            "recommend: 1 scan; chain 1, 0 WU",
            "login: 1 get; chain 1, 0 WU",
            "reserve: 2 get 1 put 2 update; chain 4, 4 WU",
            "compose-review: 7 get 1 put 5 update 1 delete; chain 2, 7 WU",
            "compose-review-stored: 7 get 4 put 5 update 1 delete; chain 2, 10 WU",
            "compose-post: 8 get 1 query 46 put 6 update 1 delete; chain 3, 53 WU");
  }

  /** By kind they are held by the tests of that engine. */
  @Test
  void the_engine_of_the_paper_asks_for_exactly_so_much() {
    assertThat(Works.all().stream().map(CountsTest::daal))
        .containsExactly(
            "read: 5; chain 5, 6 WU",
            "write-existing: 4; chain 4, 6 WU",
            "write-new: 4; chain 4, 6 WU",
            "conditional-write-true: 4; chain 4, 6 WU",
            "conditional-write-false: 4; chain 4, 6 WU",
            "call: 6; chain 6, 12 WU",
            "spawn: 8; chain 4, 12 WU",
            "transaction-1-key: 18; chain 18, 15 WU",
            "transaction-2-keys-2-functions: 46; chain 46, 42 WU",
            "transaction-8-keys-4-functions: 134; chain 134, 104 WU",
            "search: 22; chain 22, 23 WU",
            "recommend: 4; chain 4, 13 WU",
            "login: 7; chain 7, 8 WU",
            "reserve: 61; chain 55, 54 WU",
            "compose-review: 94; chain 20, 97 WU",
            "compose-review-stored: 118; chain 20, 121 WU",
            "compose-post: 225; chain 25, 195 WU");
    assertThat(mix("daal")).isCloseTo(15.1, within(0.1));
  }

  private static String daal(Work work) {
    Usage usage = row("daal", work.name());
    return String.format(
        "%s: %d; chain %d, %d WU",
        work.name(), usage.requests(), usage.chain(), usage.writeUnits());
  }

  /** Requests that the protocol allows the record engine, and the longest chain of them. */
  @Test
  void the_record_engine_stays_below_every_bar() {
    Map<String, List<Integer>> bars = new LinkedHashMap<>();
    bars.put("read", List.of(1, 1));
    bars.put("write-existing", List.of(1, 1));
    bars.put("write-new", List.of(1, 1));
    bars.put("conditional-write-true", List.of(2, 2));
    bars.put("conditional-write-false", List.of(2, 2));
    bars.put("call", List.of(0, 0));
    bars.put("spawn", List.of(2, 1));
    bars.put("transaction-1-key", List.of(2, 2));
    bars.put("search", List.of(2, 2));
    bars.put("recommend", List.of(1, 1));
    bars.put("login", List.of(1, 1));
    bars.put("reserve", List.of(5, 2));
    bars.put("compose-review", List.of(20, 20));
    bars.forEach(
        (work, bar) -> {
          assertThat(row("record", work).requests()).as(work).isLessThanOrEqualTo(bar.get(0));
          assertThat(row("record", work).chain()).as(work).isLessThanOrEqualTo(bar.get(1));
        });
    assertThat(row("record", "write-existing").writeUnits()).isLessThanOrEqualTo(4);
    assertThat(bars).hasSize(13);
  }

  /** 60 % search, 39 % recommend, 0.5 % login, 0.5 % reserve. */
  @Test
  void the_travel_mix_takes_hardly_more_requests_than_without_any_promise() {
    double record = mix("record");
    double direct = mix("direct");

    assertThat(record).isLessThanOrEqualTo(1.05 * direct);
    assertThat(record).isCloseTo(1.61, within(1e-9));
    assertThat(direct).isCloseTo(4.02, within(1e-9));
  }

  @Test
  void a_row_stands_for_every_work_in_every_form() throws IOException {
    List<CountRow> rows = new ArrayList<>();
    for (Work work : Works.all()) {
      for (EngineName engine : EngineName.values()) {
        rows.add(new CountRow(engine, work, row(engine.label(), work.name())));
      }
    }
    String json = Counts.json(rows);
    String chart = Counts.chart(rows);
    String text = Counts.text(rows);

    for (Work work : Works.all()) {
      assertThat(json).contains("\"work\" : \"" + work.name() + "\"");
      assertThat(chart).contains(">" + work.name() + "<");
      assertThat(text).contains(work.name());
    }
    assertThat(json.split("\"engine\" :", -1)).hasSize(rows.size() + 1);
    assertThat(text.lines()).hasSize(rows.size() + 1);
    assertThat(json)
        .contains("\"byKind\" : {\n    \"batchGet\" : 1,\n    \"transactWrite\" : 2\n  }")
        .contains("\"requests\" : 78")
        .contains("\"readUnits\" : 2.0");
    assertThat(chart).contains("prefers-color-scheme: dark").contains(">78<");
  }

  private static double mix(String engine) {
    return TravelMix.average(work -> row(engine, work).requests());
  }

  private static List<String> lines(String engine) {
    return Works.all().stream().map(work -> line(engine, work)).toList();
  }

  private static String line(String engine, Work work) {
    Usage usage = row(engine, work.name());
    StringBuilder kinds = new StringBuilder();
    for (Kind kind : usage.byKind().keySet()) {
      kinds.append(' ').append(usage.byKind().get(kind)).append(' ').append(kind.label());
    }
    return work.name()
        + ":"
        + kinds
        + "; chain "
        + usage.chain()
        + ", "
        + usage.writeUnits()
        + " WU";
  }

  private static Usage row(String engine, String work) {
    return Objects.requireNonNull(ROWS.get(engine + " " + work), work);
  }
}
