package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiParser;
import io.beldi.grammar.BeldiParser.BracketedContext;
import io.beldi.grammar.BeldiParser.FilledBracketsContext;
import io.beldi.grammar.BeldiParser.MemberTermContext;
import io.beldi.grammar.BeldiParser.OperationContext;
import io.beldi.grammar.BeldiParser.TermContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds operands: names, literals, members, brackets. */
final class TermBuilder {
  private final Builders builders;
  private final ExpressionBuilder expressions;

  TermBuilder(Builders builders, ExpressionBuilder expressions) {
    this.builders = builders;
    this.expressions = expressions;
  }

  Expression term(TermContext context) {
    Span span = builders.span(context);
    if (context instanceof BeldiParser.NameTermContext name) {
      return new Expression.NameReference(span, builders.name(name.name()));
    }
    if (context instanceof BeldiParser.LiteralTermContext literal) {
      return builders.literals().literal(literal.literal());
    }
    if (context instanceof MemberTermContext member) {
      return member(span, member);
    }
    if (context instanceof BeldiParser.IndexTermContext index) {
      builders.lineStarts().check(index.LBRACK().getSymbol());
      return new Expression.Indexed(
          span, term(index.term()), expressions.expressions(index.expr()));
    }
    if (context instanceof BeldiParser.ApplicationTermContext application) {
      builders.lineStarts().check(application.args());
      return new Expression.Application(
          span, builders.name(application.name()), expressions.arguments(application.args()));
    }
    if (context instanceof BeldiParser.ParenthesisedTermContext inner) {
      return expressions.expression(inner.expr());
    }
    if (context instanceof BeldiParser.BracketedTermContext bracketed) {
      return bracketed(span, bracketed.bracketed());
    }
    return block(context);
  }

  private Expression block(TermContext context) {
    if (context instanceof BeldiParser.CallTermContext call) {
      return expressions.call(call.call());
    }
    if (context instanceof BeldiParser.TransactionTermContext transaction) {
      return expressions.transaction(transaction.transaction());
    }
    if (context instanceof BeldiParser.ForTermContext loop) {
      return expressions.loop(loop.loop());
    }
    return expressions.match(((BeldiParser.MatchTermContext) context).match());
  }

  private Expression member(Span span, MemberTermContext context) {
    Expression target = term(context.term());
    Name name = builders.name(context.name());
    if (context.args() == null) {
      return new Expression.MemberAccess(span, target, name);
    }
    builders.lineStarts().check(context.args());
    return new Expression.MethodCall(span, target, name, expressions.arguments(context.args()));
  }

  private Expression bracketed(Span span, BracketedContext context) {
    if (context instanceof BeldiParser.EmptyListContext) {
      return new Expression.ListLiteral(span, List.of());
    }
    if (context instanceof BeldiParser.EmptyMapContext) {
      return new Expression.MapLiteral(span, List.of());
    }
    FilledBracketsContext filled = (FilledBracketsContext) context;
    if (filled.FOR() != null) {
      return new Expression.Comprehension(
          span,
          expressions.expression(filled.expr(0)),
          builders.statements().pattern(filled.pattern()),
          expressions.expression(filled.expr(1)),
          filled.IF() == null ? null : expressions.expression(filled.expr(2)));
    }
    return filled.COLON() != null
        ? map(span, filled)
        : new Expression.ListLiteral(span, expressions.expressions(filled.expr()));
  }

  private Expression map(Span span, FilledBracketsContext context) {
    List<Entry> entries = new ArrayList<>();
    entries.add(
        entry(expressions.expression(context.expr(0)), expressions.expression(context.expr(1))));
    for (BeldiParser.EntryContext more : context.entry()) {
      entries.add(
          entry(expressions.expression(more.expr(0)), expressions.expression(more.expr(1))));
    }
    return new Expression.MapLiteral(span, entries);
  }

  private static Entry entry(Expression key, Expression value) {
    return new Entry(key.span().to(value.span()), key, value);
  }

  /**
   * The operand of a negation that is a whole number. Only there the magnitude of the least number
   * is within the range.
   */
  Literal.@Nullable IntegerLiteral leastInteger(OperationContext operand) {
    if (operand instanceof BeldiParser.TermExprContext term
        && term.term() instanceof BeldiParser.LiteralTermContext literal
        && literal.literal().INTEGER() != null) {
      return builders.literals().negated(literal.literal().INTEGER().getSymbol());
    }
    return null;
  }
}
