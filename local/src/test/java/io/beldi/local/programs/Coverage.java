package io.beldi.local.programs;

import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what was executed, by construct. */
final class Coverage {
  /** What every suite has to execute. */
  static final List<String> CONSTRUCTS =
      List.of(
          "Assign",
          "Assign field",
          "Call",
          "CatchClause",
          "Comprehension",
          "Conditional",
          "DecimalLiteral",
          "Delete",
          "Fail",
          "Fallback",
          "For",
          "For parallel",
          "ForStatement",
          "If",
          "Index",
          "Insert",
          "Insert else",
          "Interpolation",
          "Is",
          "Lambda",
          "Let",
          "MapLiteral",
          "Match",
          "MatchStatement",
          "Moment",
          "New id",
          "OrFail",
          "Parallel",
          "Put",
          "Require",
          "Return",
          "Run",
          "Spawn",
          "Spawn after",
          "Transaction",
          "TransactionStatement",
          "Try",
          "Update",
          "Update else",
          "Update of a variable",
          "Var",
          "With",
          "Yield");

  private static final Map<String, String> NAMED =
      Map.of("new", "New id", "byTint", "Index", "timestamp", "Moment");

  private final SortedMap<String, Long> counts = new TreeMap<>();

  /** How often each construct was executed. */
  SortedMap<String, Long> counts() {
    return counts;
  }

  /** The constructs that were not executed, and should have been. */
  List<String> missing() {
    return CONSTRUCTS.stream().filter(construct -> !counts.containsKey(construct)).toList();
  }

  void add(Coverage other) {
    other.counts.forEach((construct, count) -> counts.merge(construct, count, Long::sum));
  }

  void executed(Node node) {
    counts.merge(construct(node), 1L, Long::sum);
  }

  private static String construct(Node node) {
    if (node instanceof Statement.Insert insert) {
      return insert.otherwise() == null ? "Insert" : "Insert else";
    } else if (node instanceof Statement.Update update) {
      String kind = update.place().selectors().isEmpty() ? "Update of a variable" : "Update";
      return update.otherwise() == null ? kind : kind + " else";
    } else if (node instanceof Statement.Assign assign) {
      int selectors = assign.place().selectors().size();
      return selectors == 0 ? "Assign" : selectors == 1 ? "Put" : "Assign field";
    } else if (node instanceof Expression.For loop) {
      return loop.parallelism() == null ? "For" : "For parallel";
    } else if (node instanceof Remote.Spawn spawn) {
      return spawn.delay() == null ? "Spawn" : "Spawn after";
    } else if (node instanceof Expression.MethodCall call
        && NAMED.containsKey(call.name().text())) {
      return NAMED.get(call.name().text());
    } else if (node instanceof Expression.Application call
        && NAMED.containsKey(call.callee().text())) {
      return NAMED.get(call.callee().text());
    }
    return node.getClass().getSimpleName();
  }
}
