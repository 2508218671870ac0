package io.beldi.compiler.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.Dump;
import io.beldi.compiler.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of expressions, and what flows from one statement to the next. */
final class TypingTest {
  private static final String DECLARATIONS =
      """
      id ItemId
      enum Kind { book, pen }
      record Item { name: string(..80), kind: Kind, note: string(..40)?, count: int(0..) }
      error NoItem http 404
      service S {
        state items: ItemId -> Item
        state left: ItemId -> int(0..)
        state log: (ItemId, timestamp) -> long
        internal function f(
          item: Item, id: ItemId, at: timestamp, n: int(0..9), m: long, d: double,
          q: decimal(5, 2), sum: money, names: list<string(..8)>(..5), byName: map<string(1..8), int>
        ) fails NoItem {
          let x = %s
        }
      }
      """;

  private static String typeOf(String expression) {
    String dump = Dump.TYPES.of(Programs.analysis(DECLARATIONS.formatted(expression)));
    String text = " " + expression + ": ";
    String line = dump.lines().filter(it -> it.contains(text)).findFirst().orElseThrow();
    return line.substring(line.indexOf(text) + text.length());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "1 + 2 => int",
        "n + 1 => int",
        "n + m => long",
        "3_000_000_000 => long",
        "n / 2 => int",
        "d * 2 => double",
        "1.5 + d => double",
        "q + 1 => decimal(6, 2)",
        "q * 1.5 => decimal(10, 4)",
        "sum + money(\"EUR\", 1) => money",
        "sum * 3 => money",
        "sum.dividedBy(3) => money",
        "at + 1h => timestamp",
        "at - at => duration",
        "\"a\" + item.name => string",
        "\"{n} of {item.kind}\" => string",
        "items[id] => Item?",
        "items[id] or item => Item",
        "items[id] or fail NoItem => Item",
        "left[id] or 0 => int(0..)",
        "left[id] or -1 => int",
        "item.note => string(..40)?",
        "item.note or item.name => string(..80)",
        "names[0] => string(..8)?",
        "byName[\"a\"] => int?",
        "names.map(s -> s.length()) => list<int>(..5)",
        "names.filter(s -> s == \"a\").take(2) => list<string(..8)>(..2)",
        "names.zip(names).toMap() => map<string(..8), string(..8)>(..5)",
        "[s.length() for s in names if s in byName] => list<int>(..5)",
        "[1, m] => list<long>(2..2)",
        "[\"a\": none, \"b\": 1] => map<string, int?>(..2)",
        "for s in names { yield left[ItemId(s)] } => list<int(0..)?>(..5)",
        "log.range(id, limit: 3) => a page of {key: ItemId, sort: timestamp, value: long}",
        "log.range(id, limit: 3).next => timestamp?",
        "left.scan(limit: 3).map(r -> r.key) => list<ItemId>",
        "if n > 1 then n else 12 => int",
        "match item.kind { book -> 1 pen -> m } => long",
        "item with (count: 2) => Item",
        "ItemId.new() => ItemId",
        "Kind.pen => Kind",
        "now() < at => bool",
        "!(item.note is present) => bool",
        "item.note == none => bool",
      })
  void expressionsHaveTheTypesThatAReaderExpects(String expression, String type) {
    assertThat(typeOf(expression)).isEqualTo(type);
  }

  private static String body(String statements) {
    return """
        id ItemId
        record Item { note: string(..40)?, count: int(0..) }
        error NoItem http 404
        service S {
          state items: ItemId -> Item
          internal function f(id: ItemId, item: Item, flag: bool) fails NoItem {
        %s
          }
        }
        """
        .formatted(statements);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "if item.note is present { let s: string = item.note }",
        "if item.note is absent { return } let s: string = item.note",
        "if !(item.note is absent) && item.note.length() > 2 { return }",
        "if item.note is absent || item.note.isBlank { return }#isBlank",
        "require item.note is present else fail NoItem let s: string = item.note",
        "let row = items[id] or fail NoItem items[id].count += 1 let n = row.count",
        "let row = items[id] if row is present { items[id].count -= 1 }",
        "if items[id] is present { items[id].count -= 1 }",
        "items[id] = item items[id].count += 1",
        "match item.note { none -> { return } else -> { let n = item.note.length() } }",
        "let x = if item.note is present then item.note else \"\" let n = x.length()",
        "var x: string? = none x = \"a\" let n = x.length()",
      })
  void presenceIsFollowed(String statements) {
    if (statements.contains("#")) {
      String body = statements.substring(0, statements.indexOf('#'));
      assertThat(Programs.errors(body(body)))
          .singleElement()
          .asString()
          .startsWith("BEL1001")
          .contains(statements.substring(statements.indexOf('#') + 1));
    } else {
      assertThat(Programs.errors(body(statements))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "let n = item.note.length() => BEL2003",
        "if flag || item.note is present { let n = item.note.length() } => BEL2003",
        "let row = items[id] items[id].count += 1 => BEL2011",
        "items[id] = item delete items[id] items[id].count += 1 => BEL2011",
        "var x: string? = \"a\" for i in [1] { let n = x.length() x = none } => BEL2003",
        "var x: string? = \"a\" x = none let n = x.length() => BEL2003",
        "let x = none => BEL2001",
        "let n: int = 3_000_000_000 => BEL2009",
        "let x = transaction { items[id] = item } => BEL2015",
      })
  void whatIsNotKnownIsReported(String statements, String code) {
    assertThat(Programs.errors(body(statements))).isNotEmpty().first().asString().startsWith(code);
  }

  @Test
  void anErrorIsReportedOnce() {
    assertThat(
            Programs.errors(
                body(
                    "let a = unknown let b = a + 1 let c = b.size() items[c] = a require b else fail NoItem")))
        .hasSize(1);
  }
}
