package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiParser;
import io.beldi.grammar.BeldiParser.ActionContext;
import io.beldi.grammar.BeldiParser.BlockContext;
import io.beldi.grammar.BeldiParser.CatchClauseContext;
import io.beldi.grammar.BeldiParser.ExitContext;
import io.beldi.grammar.BeldiParser.FailureContext;
import io.beldi.grammar.BeldiParser.IfStatementContext;
import io.beldi.grammar.BeldiParser.PatternContext;
import io.beldi.grammar.BeldiParser.PlaceContext;
import io.beldi.grammar.BeldiParser.PlaceStatementContext;
import io.beldi.grammar.BeldiParser.SelectorContext;
import io.beldi.grammar.BeldiParser.StatementContext;
import io.beldi.grammar.BeldiParser.UndoContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds blocks and their statements. */
final class StatementBuilder {
  private final Builders builders;

  StatementBuilder(Builders builders) {
    this.builders = builders;
  }

  Block block(BlockContext context) {
    ExitContext exit = context.exit();
    return new Block(
        builders.span(context),
        Builders.intact(context.statement()).stream().map(this::statement).toList(),
        exit == null || exit.exception != null ? null : exit(exit));
  }

  private Exit exit(ExitContext context) {
    Span span = builders.span(context);
    if (context instanceof BeldiParser.FailExitContext fail) {
      return new Exit.Fail(span, failure(fail.failure()));
    }
    return new Exit.Return(
        span, expressionOrNone(((BeldiParser.ReturnExitContext) context).expr()));
  }

  Statement statement(StatementContext context) {
    Statement statement = action(context.action());
    return context.annotation().isEmpty()
        ? statement
        : new Statement.Annotated(
            builders.span(context), builders.annotations(context.annotation()), statement);
  }

  private Statement action(ActionContext context) {
    Span span = builders.span(context);
    if (context instanceof BeldiParser.LetStatementContext let) {
      return new Statement.Let(
          span,
          pattern(let.pattern()),
          builders.types().typeOrNone(let.type()),
          expression(let.expr()),
          undo(let.undo()));
    }
    if (context instanceof BeldiParser.VarStatementContext declared) {
      return new Statement.Var(
          span,
          builders.name(declared.name()),
          builders.types().typeOrNone(declared.type()),
          expression(declared.expr()));
    }
    if (context instanceof IfStatementContext choice) {
      return choice(span, choice);
    }
    if (context instanceof BeldiParser.YieldStatementContext yield) {
      return new Statement.Yield(span, expression(yield.expr()));
    }
    if (context instanceof BeldiParser.RequireStatementContext require) {
      return new Statement.Require(span, expression(require.expr()), failure(require.failure()));
    }
    if (context instanceof PlaceStatementContext placed) {
      return placed(span, placed);
    }
    return block(span, context);
  }

  private Statement block(Span span, ActionContext context) {
    if (context instanceof BeldiParser.ParallelStatementContext parallel) {
      return new Statement.Parallel(span, block(parallel.block()));
    }
    if (context instanceof BeldiParser.SagaStatementContext saga) {
      return new Statement.Saga(span, block(saga.block()), catches(saga.catchClause()));
    }
    if (context instanceof BeldiParser.TryStatementContext attempt) {
      return new Statement.Try(span, block(attempt.block()), catches(attempt.catchClause()));
    }
    if (context instanceof BeldiParser.TransactionStatementContext transaction) {
      return new Statement.TransactionStatement(
          span,
          builders.expressions().transaction(transaction.transaction()),
          catches(transaction.catchClause()));
    }
    if (context instanceof BeldiParser.ForStatementContext loop) {
      return new Statement.ForStatement(span, builders.expressions().loop(loop.loop()));
    }
    if (context instanceof BeldiParser.MatchStatementContext match) {
      return new Statement.MatchStatement(span, builders.expressions().match(match.match()));
    }
    return step(span, context);
  }

  private Statement step(Span span, ActionContext context) {
    if (context instanceof BeldiParser.InsertStatementContext insert) {
      return new Statement.Insert(
          span,
          place(insert.place()),
          expression(insert.expr()),
          failureOrNone(insert.failure()),
          undo(insert.undo()));
    }
    if (context instanceof BeldiParser.DeleteStatementContext delete) {
      return new Statement.Delete(span, place(delete.place()), undo(delete.undo()));
    }
    if (context instanceof BeldiParser.SleepStatementContext sleep) {
      return new Statement.Sleep(span, expression(sleep.expr()));
    }
    BeldiParser.RemoteStatementContext remote = (BeldiParser.RemoteStatementContext) context;
    Remote step;
    if (remote.call() != null) {
      step = builders.expressions().call(remote.call());
    } else if (remote.spawn() != null) {
      step = builders.expressions().spawn(remote.spawn());
    } else {
      step = builders.expressions().await(remote.await());
    }
    return new Statement.RemoteStatement(span, step, undo(remote.undo()));
  }

  private Statement choice(Span span, IfStatementContext context) {
    Iterator<BlockContext> blocks = context.block().iterator();
    List<Statement.Branch> branches = new ArrayList<>();
    for (BeldiParser.ExprContext test : context.expr()) {
      Expression condition = expression(test);
      Block block = block(blocks.next());
      branches.add(new Statement.Branch(condition.span().to(block.span()), condition, block));
    }
    return new Statement.If(span, branches, blocks.hasNext() ? block(blocks.next()) : null);
  }

  private Statement placed(Span span, PlaceStatementContext context) {
    Place place = place(context.place());
    Expression value = expression(context.expr());
    Block undo = undo(context.undo());
    if (context.ASSIGN() != null) {
      return new Statement.Assign(span, place, value, undo);
    }
    Statement.Sign sign =
        context.PLUS_ASSIGN() != null ? Statement.Sign.PLUS : Statement.Sign.MINUS;
    return new Statement.Update(span, place, sign, value, failureOrNone(context.failure()), undo);
  }

  private @Nullable Block undo(@Nullable UndoContext context) {
    return context == null ? null : block(context.block());
  }

  private List<CatchClause> catches(List<CatchClauseContext> contexts) {
    return contexts.stream()
        .map(
            context ->
                new CatchClause(
                    builders.span(context),
                    builders.path(context.path()),
                    context.name() == null ? null : builders.name(context.name()),
                    block(context.block())))
        .toList();
  }

  Failure failure(FailureContext context) {
    builders.lineStarts().check(context.args());
    return new Failure(
        builders.span(context),
        builders.path(context.path()),
        builders.expressions().arguments(context.args()));
  }

  private @Nullable Failure failureOrNone(@Nullable FailureContext context) {
    return context == null ? null : failure(context);
  }

  Place place(PlaceContext context) {
    return new Place(
        builders.span(context),
        builders.name(context.name()),
        context.selector().stream().map(this::selector).toList());
  }

  private Selector selector(SelectorContext context) {
    Span span = builders.span(context);
    if (context.name() != null) {
      return new Selector.FieldSelector(span, builders.name(context.name()));
    }
    builders.lineStarts().check(context.getStart());
    return new Selector.KeySelector(span, builders.expressions().expressions(context.expr()));
  }

  Pattern pattern(PatternContext context) {
    return new Pattern(builders.span(context), builders.names(context.name()));
  }

  private Expression expression(BeldiParser.ExprContext context) {
    return builders.expressions().expression(context);
  }

  private @Nullable Expression expressionOrNone(BeldiParser.@Nullable ExprContext context) {
    return builders.expressions().expressionOrNone(context);
  }
}
