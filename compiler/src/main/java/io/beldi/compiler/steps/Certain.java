package io.beldi.compiler.steps;

import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a statement are evaluated whenever it runs to its end. */
final class Certain {
  private Certain() {}

  /** The node and the nodes below it that no condition guards, inner ones first. */
  static List<Node> parts(Node node) {
    List<Node> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private static void collect(Node node, List<Node> found) {
    for (Node child : certainChildren(node)) {
      collect(child, found);
    }
    found.add(node);
  }

  private static List<Node> certainChildren(Node node) {
    if (node instanceof Statement.If it) {
      return List.of(it.branches().get(0).condition());
    } else if (node instanceof Expression.For it) {
      return List.of(it.collection());
    } else if (node instanceof Expression.Comprehension it) {
      return List.of(it.collection());
    } else if (node instanceof Expression.Match it) {
      return List.of(it.subject());
    } else if (node instanceof Expression.Conditional it) {
      return List.of(it.condition());
    } else if (node instanceof Expression.Fallback it) {
      return List.of(it.value());
    } else if (node instanceof Expression.Binary it && isLazy(it.operator())) {
      return List.of(it.left());
    } else if (isGuarded(node)) {
      return List.of();
    }
    return Children.of(node);
  }

  private static boolean isLazy(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }

  private static boolean isGuarded(Node node) {
    return node instanceof Failure
        || node instanceof Expression.Lambda
        || node instanceof Expression.Transaction
        || node instanceof Statement.Parallel
        || node instanceof Statement.Try
        || node instanceof Statement.Saga;
  }
}
