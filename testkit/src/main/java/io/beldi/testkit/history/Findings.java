package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Collects anomalies: one example of each kind that is forbidden by the same levels. */
final class Findings {
  private record Kind(Anomaly anomaly, Set<Level> violated) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      return Comparator.comparing(Kind::anomaly)
          .thenComparing(kind -> -kind.violated().size())
          .thenComparing(kind -> kind.violated().toString())
          .compare(this, other);
    }
  }

  private static final class Example {
    private final Finding finding;
    private int others;

    Example(Finding finding) {
      this.finding = finding;
    }

    Finding finding() {
      String more = others == 0 ? "" : "\nand " + others + " more like this";
      return new Finding(
          finding.anomaly(), finding.violated(), finding.transactions(), finding.text() + more);
    }
  }

  private final Map<Kind, Example> examples = new TreeMap<>();

  /** Adds one; a second one of its kind is only counted. */
  void add(
      Anomaly anomaly,
      Set<Level> violated,
      Collection<Transaction> transactions,
      Supplier<String> text) {
    Kind kind = new Kind(anomaly, violated);
    Example known = examples.get(kind);
    if (known != null) {
      known.others++;
      return;
    }
    List<String> names = transactions.stream().map(Transaction::name).toList();
    examples.put(kind, new Example(new Finding(anomaly, violated, names, text.get())));
  }

  /** Adds one, unless there is one of its kind. */
  void addOnce(
      Anomaly anomaly,
      Set<Level> violated,
      Collection<Transaction> transactions,
      Supplier<String> text) {
    if (!examples.containsKey(new Kind(anomaly, violated))) {
      add(anomaly, violated, transactions, text);
    }
  }

  List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    examples.values().forEach(example -> all.add(example.finding()));
    return all;
  }
}
