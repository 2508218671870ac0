package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.Instance;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.row.FieldArithmetic;
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

/**
 * Whatever a stretch does to two rows, in whatever order: the steps see, and the store gets, what
 * doing one thing after another would give.
 */
final class OneRowPropertyTest {
  private static final List<String> KEYS = List.of("x", "y");

  @Property(tries = 1500)
  void aStretchIsItsStepsOneAfterAnother(
      @ForAll("starts") List<Map<String, Integer>> start,
      @ForAll("programs") List<Operation> program,
      @ForAll boolean stamped) {
    check("plain", start, program, stamped);
  }

  @Property(tries = 1500)
  void aTransactionIsItsStepsOneAfterAnother(
      @ForAll("starts") List<Map<String, Integer>> start,
      @ForAll("programs") List<Operation> program,
      @ForAll boolean stamped) {
    check("block", start, program, stamped);
  }

  private static void check(
      String function, List<Map<String, Integer>> start, List<Operation> program, boolean stamped) {
    Function plain = effectful("plain", (self, in) -> run(self, program));
    Function block =
        effectful("block", (self, in) -> block(self, step(90), 3, txn -> run(txn, program)));
    Bench bench = new Bench(plain, block);
    Map<String, Item> model = new TreeMap<>();
    for (int i = 0; i < KEYS.size(); i++) {
      if (!start.get(i).isEmpty()) {
        Item item = item(start.get(i));
        model.put(KEYS.get(i), item);
        bench.given(
            KEYS.get(i), stamped ? item.with(Version.ATTRIBUTE, Value.text("given" + i)) : item);
      }
    }

    List<String> expected = new ArrayList<>();
    program.forEach(operation -> expected.add(operation.onModel(model)));

    assertThat(bench.result(function, "key", "")).isEqualTo(String.join(",", expected));
    for (String key : KEYS) {
      assertThat(plain(bench.item(row(key)))).as(key).isEqualTo(model.get(key));
    }
    assertThat(bench.isQuiet()).isTrue();
  }

  private static String run(Instance self, List<Operation> program) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < program.size(); i++) {
      seen.add(program.get(i).run(self, i + 1));
    }
    return String.join(",", seen);
  }

  private static @Nullable Item plain(@Nullable Item item) {
    return item == null ? null : item.without(Version.ATTRIBUTE).without("_pk");
  }

  private static Item item(Map<String, Integer> fields) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    fields.forEach((name, n) -> attributes.put(name, Value.number(n)));
    return new Item(attributes);
  }

  /** What a step does. */
  enum Kind {
    PUT,
    DELETE,
    PUT_IF_ABSENT,
    INSERT,
    UPDATE,
    READ,
    READ_BOTH
  }

  /** One step, on one of two rows. */
  record Operation(Kind kind, String key, Map<String, Integer> fields, RowUpdate update) {

    String run(Instance self, int number) {
      switch (kind) {
        case PUT -> self.put(step(number), row(key), item(fields));
        case DELETE -> self.delete(step(number), row(key));
        case PUT_IF_ABSENT -> self.putIfAbsent(step(number), row(key), item(fields));
        case INSERT -> {
          return "" + self.insert(step(number), row(key), item(fields));
        }
        case UPDATE -> {
          return "" + self.update(step(number), row(key), update);
        }
        case READ -> {
          return "" + plain(self.read(step(number), row(key)));
        }
        case READ_BOTH -> {
          List<@Nullable Item> rows =
              self.readAll(step(number), List.of(row(key), row("x"), row("y")));
          return rows.stream().map(OneRowPropertyTest::plain).toList().toString();
        }
      }
      return "";
    }

    String onModel(Map<String, Item> rows) {
      Item before = rows.get(key);
      switch (kind) {
        case PUT -> rows.put(key, item(fields));
        case DELETE -> rows.remove(key);
        case PUT_IF_ABSENT -> rows.putIfAbsent(key, item(fields));
        case INSERT -> {
          return "" + (rows.putIfAbsent(key, item(fields)) == null);
        }
        case UPDATE -> {
          Item after = FieldArithmetic.apply(before, update);
          if (after != null) {
            rows.put(key, after);
          }
          return "" + (after != null);
        }
        case READ -> {
          return "" + before;
        }
        case READ_BOTH -> {
          List<@Nullable Item> seen = new ArrayList<>();
          seen.add(before);
          KEYS.forEach(each -> seen.add(rows.get(each)));
          return seen.toString();
        }
      }
      return "";
    }
  }

  @Provide
  Arbitrary<List<Map<String, Integer>>> starts() {
    return fields().list().ofSize(KEYS.size());
  }

  @Provide
  Arbitrary<List<Operation>> programs() {
    Arbitrary<Kind> kinds =
        Arbitraries.of(
            Kind.PUT,
            Kind.DELETE,
            Kind.PUT_IF_ABSENT,
            Kind.INSERT,
            Kind.UPDATE,
            Kind.UPDATE,
            Kind.UPDATE,
            Kind.READ,
            Kind.READ_BOTH);
    return Combinators.combine(kinds, Arbitraries.of(KEYS), fields(), updates())
        .as(Operation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7);
  }

  private static Arbitrary<Map<String, Integer>> fields() {
    return Arbitraries.maps(Arbitraries.of("n", "m"), Arbitraries.integers().between(0, 6))
        .ofMaxSize(2);
  }

  private static Arbitrary<RowUpdate> updates() {
    Arbitrary<@Nullable Item> defaults = fields().map(OneRowPropertyTest::item).injectNull(0.5);
    Arbitrary<List<FieldUpdate>> changes =
        Arbitraries.oneOf(
            field("n").map(List::of),
            field("m").map(List::of),
            Combinators.combine(field("n"), field("m")).as(List::of));
    return Combinators.combine(defaults, changes).as(RowUpdate::new);
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
}
