package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.Money;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.row.FieldArithmetic;
import io.beldi.runtime.row.PushDown;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Updates give one result, whether the store does them, the engine does, or both in turn. */
final class RowUpdateTest {
  private static final long NOW = 1_750_000_000_000L;

  @Property(tries = 2000)
  void theStoreDoesWhatTheEngineWouldHaveDone(
      @ForAll("rows") Map<String, Integer> row, @ForAll("updates") RowUpdate update) {
    Item before = row.isEmpty() ? null : item(row);
    PushDown pushed = PushDown.of(update, NOW);
    assertThat(pushed).isNotNull();

    Item expected = FieldArithmetic.apply(before, update);
    if (pushed.mustExist() && before == null) {
      assertThat(stored(before, pushed)).isNull();
      return;
    }
    assertThat(stored(before, pushed)).isEqualTo(expected);
    assertThat(pushed.apply(before)).isEqualTo(expected);
  }

  @Property(tries = 2000)
  void aFieldMayBeChangedSeveralTimes(
      @ForAll("rows") Map<String, Integer> row, @ForAll("repeated") List<FieldUpdate> fields) {
    Item before = item(row);
    RowUpdate update = new RowUpdate(item(Map.of("n", 1)), fields);
    PushDown pushed = PushDown.of(update, NOW);
    boolean sums = fields.stream().allMatch(FieldUpdate.Add.class::isInstance);
    boolean sets = fields.stream().allMatch(FieldUpdate.Assign.class::isInstance);
    assertThat(pushed != null).isEqualTo(sums || sets);
    if (pushed != null) {
      Item expected = FieldArithmetic.apply(before, update);
      assertThat(stored(before, pushed)).isEqualTo(expected);
      assertThat(pushed.apply(before)).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<FieldUpdate>> repeated() {
    return field("n").list().ofMinSize(2).ofMaxSize(3);
  }

  @Property(tries = 2000)
  void twoUpdatesAsOneAreTwoUpdatesOneAfterAnother(
      @ForAll("rows") Map<String, Integer> row,
      @ForAll("updates") RowUpdate first,
      @ForAll("updates") RowUpdate second) {
    Item before = item(row);
    PushDown one = PushDown.of(first, NOW);
    PushDown other = PushDown.of(second, NOW);
    assertThat(one).isNotNull();
    assertThat(other).isNotNull();
    PushDown both = one.then(other);
    if (both != null) {
      Item between = one.apply(before);
      Item after = between == null ? null : other.apply(between);
      assertThat(stored(before, both)).isEqualTo(after);
      assertThat(both.apply(before)).isEqualTo(after);
    }
  }

  @Test
  void aBoundThatFailsAtTheCommitIsFalseAtItsSiteAndTheRestGoesOn() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("log"), number(1));
              boolean taken = self.update(step(2), row("a"), add(-3));
              self.put(step(3), row("result"), number(taken ? 1 : 2));
              return "" + taken;
            });
    Bench bench = new Bench(root);
    bench.given("a", number(2));

    assertThat(bench.result("root", "key", "")).isEqualTo("false");
    assertThat(bench.counts()).as("refused, read, committed").isEqualTo("1R 2T");
    assertThat(bench.number("a")).isEqualTo(2);
    assertThat(bench.number("log")).isEqualTo(1);
    assertThat(bench.number("result")).isEqualTo(2);
  }

  @Test
  void aRowThatIsReadAfterAnUpdateIsWrittenOnlyIfNobodyChangedItMeanwhile() {
    Bench[] bench = new Bench[1];
    boolean[] disturbed = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.update(step(1), row("a"), add(-1));
              long seen = numberOf(self.read(step(2), row("a")));
              if (!disturbed[0]) {
                disturbed[0] = true;
                bench[0].result("bump", null, "a");
              }
              self.put(step(3), row("seen"), number(seen));
              return "" + seen;
            });
    bench[0] = new Bench(Workflows.BUMP, root);
    bench[0].given("a", number(5));

    assertThat(bench[0].result("root", null, "")).isEqualTo("5");
    assertThat(bench[0].number("a")).isEqualTo(5);
    assertThat(bench[0].number("seen")).isEqualTo(5);
  }

  @Test
  void anInsertThatIsOvertakenIsTriedAgainAndSaysNo() {
    Bench[] bench = new Bench[1];
    boolean[] overtaken = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              boolean inserted = self.insert(step(1), row("a"), number(10));
              if (!overtaken[0]) {
                overtaken[0] = true;
                bench[0].result("bump", null, "a");
              }
              self.put(step(2), row("result"), number(inserted ? 1 : 2));
              return "" + inserted;
            });
    bench[0] = new Bench(Workflows.BUMP, root);

    assertThat(bench[0].result("root", null, "")).isEqualTo("false");
    assertThat(bench[0].number("a")).isEqualTo(1);
    assertThat(bench[0].number("result")).isEqualTo(2);
  }

  @Test
  void anExistingRowIsKeptAndTheRestIsSentWithoutIt() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.putIfAbsent(step(1), row("a"), number(10));
              self.putIfAbsent(step(2), row("b"), number(20));
              return "";
            });
    Bench bench = new Bench(root);
    bench.given("a", number(1));

    bench.result("root", null, "");
    assertThat(bench.counts()).isEqualTo("2T");
    assertThat(bench.number("a")).isEqualTo(1);
    assertThat(bench.number("b")).isEqualTo(20);
  }

  @Test
  void aRowThatHasExpiredCountsAsAbsent() {
    List<String> seen = new ArrayList<>();
    Function root =
        effectful(
            "root",
            (self, in) -> {
              seen.add("read " + (self.read(step(1), row("a")) == null));
              seen.add("update " + self.update(step(2), row("a"), add(1)));
              self.update(step(3), row("b"), count(1));
              self.putIfAbsent(step(4), row("c"), number(7));
              seen.add("insert " + self.insert(step(5), row("d"), number(8)));
              return "";
            });
    Bench bench = new Bench(root);
    Value past = Value.number(bench.clock.millis() / 1000);
    for (String key : List.of("a", "b", "c", "d")) {
      bench.given(key, number(100).with("_ttl", past));
    }

    bench.result("root", "key", "");
    assertThat(seen.subList(seen.size() - 3, seen.size()))
        .containsExactly("read true", "update false", "insert true");
    assertThat(bench.number("b")).isEqualTo(1);
    assertThat(bench.number("c")).isEqualTo(7);
    assertThat(bench.number("d")).isEqualTo(8);
  }

  @Test
  void moneyIsAddedWithItsCurrencyCompared() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              Money amount = new Money(new BigDecimal("1.50"), in);
              RowUpdate update = new RowUpdate(null, List.of(FieldUpdate.add("price", amount)));
              return "" + self.update(step(1), row("a"), update);
            });
    Bench bench = new Bench(root);
    bench.given("a", Item.of(Map.of("price", euros("2.25"))));

    assertThat(bench.result("root", null, "EUR")).isEqualTo("true");
    assertThat(bench.counts()).isEqualTo("1R 1T");
    Item after = bench.item(row("a"));
    assertThat(after).isNotNull();
    assertThat(after.get("price")).isEqualTo(euros("3.75"));
    Reply other = bench.start("root", null, "USD");
    assertThat(((Reply.Faulted) other).message()).isEqualTo("currencies differ: EUR and USD");
  }

  @Provide
  Arbitrary<Map<String, Integer>> rows() {
    return Arbitraries.maps(Arbitraries.of("n", "m", "other"), Arbitraries.integers().between(0, 6))
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<RowUpdate> updates() {
    Arbitrary<List<FieldUpdate>> fields =
        Combinators.combine(field("n"), field("m"), Arbitraries.integers().between(1, 3))
            .as((n, m, which) -> which == 1 ? List.of(n) : which == 2 ? List.of(m) : List.of(n, m));
    Arbitrary<@Nullable Item> defaults =
        Arbitraries.of(false, true).map(given -> given ? item(Map.of("n", 1)) : null);
    return Combinators.combine(defaults, fields).as(RowUpdate::new);
  }

  private static Arbitrary<FieldUpdate> field(String name) {
    Arbitrary<FieldUpdate> assigned =
        Arbitraries.integers()
            .between(0, 6)
            .injectNull(0.3)
            .map(n -> new FieldUpdate.Assign(name, n == null ? null : Value.number(n)));
    Arbitrary<@Nullable BigDecimal> bound =
        Arbitraries.integers().between(0, 6).map(n -> n == 0 ? null : BigDecimal.valueOf(n));
    Arbitrary<FieldUpdate> added =
        Combinators.combine(Arbitraries.integers().between(-3, 3), bound, bound, bound)
            .as(
                (amount, initial, least, greatest) ->
                    new FieldUpdate.Add(
                        name, BigDecimal.valueOf(amount), initial, least, greatest));
    return Arbitraries.oneOf(assigned, added);
  }

  /** The row after the store has done it, without its stamp; null if it was refused. */
  private static @Nullable Item stored(@Nullable Item before, PushDown pushed) {
    try (MemoryStore store = new MemoryStore()) {
      store.createTables(List.of(Functions.ROWS));
      if (before != null) {
        store.write(new Write.Put(row("x"), before, Condition.always()));
      }
      Outcome outcome =
          store.write(
              new RowWrite.Pushed(pushed, List.of())
                  .write(row("x"), Condition.always(), Value.text("stamp")));
      Item after = store.get(row("x"));
      return outcome instanceof Outcome.Applied && after != null
          ? after.without(Version.ATTRIBUTE).without("_pk")
          : null;
    }
  }

  private static Item item(Map<String, Integer> fields) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    fields.forEach((name, n) -> attributes.put(name, Value.number(n)));
    return new Item(attributes);
  }

  private static Value euros(String amount) {
    return Value.map(
        Map.of("amount", Value.number(new BigDecimal(amount)), "currency", Value.text("EUR")));
  }
}
