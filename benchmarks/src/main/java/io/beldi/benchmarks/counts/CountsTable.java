package io.beldi.benchmarks.counts;

import io.beldi.benchmarks.report.TextTable;
import io.beldi.benchmarks.work.Work.Published;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as text. */
final class CountsTable {
  private CountsTable() {}

  static List<String> lines(List<CountRow> rows) {
    TextTable table =
        new TextTable(
            "work",
            "engine",
            "requests",
            "chain",
            "WU",
            "RU",
            "invocations",
            "bytes",
            "by kind",
            "Beldi 2020");
    String before = "";
    for (CountRow row : rows) {
      String work = row.work().name();
      table.add(
          work.equals(before) ? "" : work,
          row.engine().label(),
          "" + row.usage().requests(),
          "" + row.usage().chain(),
          "" + row.usage().writeUnits(),
          units(row.usage().readUnits()),
          "" + row.usage().invocations(),
          "" + row.usage().bytes(),
          kinds(row),
          work.equals(before) ? "" : published(row.work().published()));
      before = work;
    }
    return table.lines();
  }

  /** Read units come in halves. */
  private static String units(double units) {
    return units == Math.rint(units)
        ? String.valueOf(Math.round(units))
        : String.format(Locale.ROOT, "%.1f", units);
  }

  private static String kinds(CountRow row) {
    return row.usage().byKind().entrySet().stream()
        .map(Map.Entry::getKey)
        .map(kind -> row.usage().byKind().get(kind) + " " + kind.label())
        .collect(Collectors.joining(", "));
  }

  private static String published(@Nullable Published published) {
    return published == null
        ? "-"
        : published.requests()
            + (published.chain() == 0 ? "" : " (" + published.chain() + " in a row)")
            + (published.writeUnits() == 0
                ? ""
                : ", " + published.writeUnits() + " WU, " + published.readUnits() + " RU");
  }
}
