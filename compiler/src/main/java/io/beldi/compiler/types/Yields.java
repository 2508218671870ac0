package io.beldi.compiler.types;

import io.beldi.compiler.syntax.ArmBody;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * How often a block yields when it runs to its end. A block that leaves counts for nothing, since
 * what it yielded is lost.
 *
 * @param least at least 0
 * @param greatest 2 stands for any number above 1
 */
record Yields(int least, int greatest) {
  private static final Yields NONE = new Yields(0, 0);

  /** The yields of a block that belong to what stands around it. */
  static Yields in(Block block) {
    Yields sum = ofBlock(block);
    return sum == null ? NONE : sum;
  }

  private static @Nullable Yields ofBlock(Block block) {
    if (block.exit() != null) {
      return null;
    }
    Yields sum = NONE;
    for (Statement statement : block.statements()) {
      Yields one = of(statement);
      if (one == null) {
        return null;
      }
      sum = new Yields(sum.least + one.least, Math.min(2, sum.greatest + one.greatest));
    }
    return sum;
  }

  private static @Nullable Yields of(Statement statement) {
    if (statement instanceof Statement.Annotated annotated) {
      return of(annotated.statement());
    } else if (statement instanceof Statement.Yield) {
      return new Yields(1, 1);
    } else if (statement instanceof Statement.If choice) {
      Yields all = choice.otherwise() == null ? NONE : ofBlock(choice.otherwise());
      for (Statement.Branch branch : choice.branches()) {
        all = either(all, ofBlock(branch.block()));
      }
      return all;
    } else if (statement instanceof Statement.MatchStatement match) {
      return of(match.match());
    } else if (statement instanceof Statement.ForStatement loop) {
      return repeated(ofBlock(loop.loop().block()));
    } else if (statement instanceof Statement.TransactionStatement transaction) {
      Yields all = ofBlock(transaction.transaction().block());
      for (var clause : transaction.catches()) {
        all = either(all, ofBlock(clause.block()));
      }
      return all;
    } else if (statement instanceof Statement.Try attempt) {
      Yields all = ofBlock(attempt.block());
      for (var clause : attempt.catches()) {
        all = either(all, ofBlock(clause.block()));
      }
      return all;
    }
    return NONE;
  }

  private static @Nullable Yields of(Expression.Match match) {
    Yields all = null;
    for (MatchArm arm : match.arms()) {
      ArmBody body = arm.body();
      all = either(all, body instanceof Block block ? ofBlock(block) : NONE);
    }
    return all;
  }

  private static Yields repeated(@Nullable Yields once) {
    return once == null || once.greatest == 0 ? NONE : new Yields(0, 2);
  }

  private static @Nullable Yields either(@Nullable Yields one, @Nullable Yields other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new Yields(Math.min(one.least, other.least), Math.max(one.greatest, other.greatest));
  }

  /** The bounds of the number of values when the block runs for each element of a collection. */
  Interval times(Interval length) {
    if (greatest > 1) {
      return Interval.ALL;
    }
    return new Interval(least == 1 ? length.least() : null, length.greatest());
  }

  boolean isExactlyOne() {
    return least == 1 && greatest == 1;
  }
}
