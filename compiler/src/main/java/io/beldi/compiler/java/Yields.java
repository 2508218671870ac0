package io.beldi.compiler.java;

import io.beldi.compiler.syntax.ArmBody;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Statement;
import java.util.List;

/** Where a loop's body gives its values. */
final class Yields {
  private Yields() {}

  /** Whether the body gives exactly one value, and with its last statement. */
  static boolean endsWithTheOnlyOne(Block block) {
    List<Statement> all = block.statements();
    return block.exit() == null
        && !all.isEmpty()
        && Values.plain(all.get(all.size() - 1)) instanceof Statement.Yield
        && all.subList(0, all.size() - 1).stream().noneMatch(Yields::mayYield);
  }

  private static boolean mayYield(Statement annotated) {
    Statement statement = Values.plain(annotated);
    if (statement instanceof Statement.If it) {
      return it.branches().stream().anyMatch(branch -> mayYield(branch.block()))
          || (it.otherwise() != null && mayYield(it.otherwise()));
    } else if (statement instanceof Statement.Try it) {
      return mayYield(it.block()) || it.catches().stream().anyMatch(c -> mayYield(c.block()));
    } else if (statement instanceof Statement.MatchStatement it) {
      return it.match().arms().stream().anyMatch(arm -> mayYield(arm.body()));
    } else if (statement instanceof Statement.TransactionStatement it) {
      return mayYield(it.transaction().block());
    } else if (statement instanceof Statement.ForStatement it) {
      return mayYield(it.loop().block());
    }
    return statement instanceof Statement.Yield;
  }

  private static boolean mayYield(ArmBody body) {
    return body instanceof Block block && block.statements().stream().anyMatch(Yields::mayYield);
  }
}
