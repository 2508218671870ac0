package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import io.beldi.grammar.BeldiParser.ArgContext;
import io.beldi.grammar.BeldiParser.ArgsContext;
import io.beldi.grammar.BeldiParser.AwaitContext;
import io.beldi.grammar.BeldiParser.CallContext;
import io.beldi.grammar.BeldiParser.DelayContext;
import io.beldi.grammar.BeldiParser.ExprContext;
import io.beldi.grammar.BeldiParser.LoopContext;
import io.beldi.grammar.BeldiParser.MatchArmContext;
import io.beldi.grammar.BeldiParser.MatchContext;
import io.beldi.grammar.BeldiParser.MatchPatternContext;
import io.beldi.grammar.BeldiParser.OperationContext;
import io.beldi.grammar.BeldiParser.SpawnContext;
import io.beldi.grammar.BeldiParser.TransactionContext;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds expressions with their operators, steps and blocks. */
final class ExpressionBuilder {
  private static final Map<Integer, BinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry(BeldiLexer.STAR, BinaryOperator.MULTIPLY),
          Map.entry(BeldiLexer.SLASH, BinaryOperator.DIVIDE),
          Map.entry(BeldiLexer.PERCENT, BinaryOperator.REMAINDER),
          Map.entry(BeldiLexer.PLUS, BinaryOperator.ADD),
          Map.entry(BeldiLexer.MINUS, BinaryOperator.SUBTRACT),
          Map.entry(BeldiLexer.LT, BinaryOperator.LESS),
          Map.entry(BeldiLexer.LE, BinaryOperator.LESS_OR_EQUAL),
          Map.entry(BeldiLexer.GT, BinaryOperator.GREATER),
          Map.entry(BeldiLexer.GE, BinaryOperator.GREATER_OR_EQUAL),
          Map.entry(BeldiLexer.IN, BinaryOperator.IN),
          Map.entry(BeldiLexer.EQ, BinaryOperator.EQUAL),
          Map.entry(BeldiLexer.NE, BinaryOperator.NOT_EQUAL),
          Map.entry(BeldiLexer.AND, BinaryOperator.AND),
          Map.entry(BeldiLexer.OROR, BinaryOperator.OR));

  private final Builders builders;
  private final TermBuilder terms;

  ExpressionBuilder(Builders builders) {
    this.builders = builders;
    this.terms = new TermBuilder(builders, this);
  }

  Expression expression(ExprContext context) {
    if (context instanceof BeldiParser.ConditionalExprContext choice) {
      return new Expression.Conditional(
          builders.span(choice),
          expression(choice.expr(0)),
          expression(choice.expr(1)),
          expression(choice.expr(2)));
    }
    return operation(((BeldiParser.OperationExprContext) context).operation());
  }

  @Nullable Expression expressionOrNone(@Nullable ExprContext context) {
    return context == null ? null : expression(context);
  }

  List<Expression> expressions(List<ExprContext> contexts) {
    return contexts.stream().map(this::expression).toList();
  }

  private Expression operation(OperationContext context) {
    Span span = builders.span(context);
    if (context instanceof BeldiParser.TermExprContext term) {
      return terms.term(term.term());
    }
    if (context instanceof BeldiParser.BinaryExprContext binary) {
      BinaryOperator operator = BINARY.get(binary.op.getType());
      if (operator == null) {
        throw new IllegalStateException("the grammar has an operator more: " + binary.op);
      }
      return new Expression.Binary(
          span, operation(binary.operation(0)), operator, operation(binary.operation(1)));
    }
    if (context instanceof BeldiParser.UnaryExprContext unary) {
      return unary(span, unary);
    }
    if (context instanceof BeldiParser.WithExprContext with) {
      return new Expression.With(span, operation(with.operation()), arguments(with.args()));
    }
    if (context instanceof BeldiParser.IsExprContext is) {
      return new Expression.Is(span, operation(is.operation()), builders.path(is.path()));
    }
    if (context instanceof BeldiParser.SpawnExprContext spawn) {
      return spawn(spawn.spawn());
    }
    if (context instanceof BeldiParser.AwaitExprContext await) {
      return await(await.await());
    }
    return alternative(span, context);
  }

  private Expression alternative(Span span, OperationContext context) {
    if (context instanceof BeldiParser.OrFailExprContext orFail) {
      return new Expression.OrFail(
          span, operation(orFail.operation()), builders.statements().failure(orFail.failure()));
    }
    if (context instanceof BeldiParser.OrReturnExprContext orReturn) {
      return new Expression.OrReturn(span, operation(orReturn.operation()));
    }
    BeldiParser.FallbackExprContext fallback = (BeldiParser.FallbackExprContext) context;
    return new Expression.Fallback(
        span, operation(fallback.operation(0)), operation(fallback.operation(1)));
  }

  private Expression unary(Span span, BeldiParser.UnaryExprContext context) {
    if (context.NOT() != null) {
      return new Expression.Unary(span, UnaryOperator.NOT, operation(context.operation()));
    }
    Literal.IntegerLiteral least = terms.leastInteger(context.operation());
    return new Expression.Unary(
        span, UnaryOperator.NEGATE, least != null ? least : operation(context.operation()));
  }

  Remote call(CallContext context) {
    builders.lineStarts().check(context.args());
    QualifiedName target = builders.path(context.path());
    List<Argument> arguments = arguments(context.args());
    return context.CALL() != null
        ? new Remote.Call(builders.span(context), target, arguments)
        : new Remote.Run(builders.span(context), target, arguments);
  }

  Remote spawn(SpawnContext context) {
    builders.lineStarts().check(context.args());
    return new Remote.Spawn(
        builders.span(context),
        builders.path(context.path()),
        arguments(context.args()),
        context.delay() == null ? null : delay(context.delay()));
  }

  private Expression delay(DelayContext context) {
    if (context.literal() != null) {
      return builders.literals().literal(context.literal());
    }
    return context.expr() != null
        ? expression(context.expr())
        : Places.asExpression(builders.statements().place(context.place()));
  }

  Remote await(AwaitContext context) {
    return new Remote.Await(builders.span(context), builders.statements().place(context.place()));
  }

  Expression.Transaction transaction(TransactionContext context) {
    List<Setting> settings =
        context.settings() == null
            ? List.of()
            : context.settings().setting().stream()
                .map(
                    setting ->
                        new Setting(
                            builders.span(setting),
                            builders.name(setting.name()),
                            expression(setting.expr())))
                .toList();
    return new Expression.Transaction(
        builders.span(context), settings, builders.statements().block(context.block()));
  }

  Expression.For loop(LoopContext context) {
    return new Expression.For(
        builders.span(context),
        builders.statements().pattern(context.pattern()),
        expression(context.expr()),
        context.INTEGER() == null ? null : parallelism(context.INTEGER().getSymbol()),
        builders.statements().block(context.block()));
  }

  private Integer parallelism(Token token) {
    Integer number = builders.literals().smallNumber(token);
    if (number == null || number < 1) {
      builders
          .findings()
          .add(
              Code.BEL2009,
              builders.tokens().span(token),
              "between 1 and 999,999,999 rounds can run side by side");
      return 1;
    }
    return number;
  }

  Expression.Match match(MatchContext context) {
    return new Expression.Match(
        builders.span(context),
        expression(context.expr()),
        Builders.intact(context.matchArm()).stream().map(this::arm).toList());
  }

  private MatchArm arm(MatchArmContext context) {
    return new MatchArm(
        builders.span(context),
        context.matchPattern().stream().map(this::matchPattern).toList(),
        context.block() != null
            ? builders.statements().block(context.block())
            : expression(context.expr()));
  }

  private MatchPattern matchPattern(MatchPatternContext context) {
    Span span = builders.span(context);
    return context.literal() != null
        ? new MatchPattern.LiteralPattern(span, builders.literals().plainLiteral(context.literal()))
        : new MatchPattern.NamePattern(
            span, builders.path(context.path()), builders.names(context.name()));
  }

  List<Argument> arguments(@Nullable ArgsContext context) {
    return context == null ? List.of() : context.arg().stream().map(this::argument).toList();
  }

  private Argument argument(ArgContext context) {
    Name name = context.name() == null ? null : builders.name(context.name());
    BeldiParser.LambdaContext lambda = context.lambda();
    Expression value =
        lambda == null
            ? expression(context.expr())
            : new Expression.Lambda(
                builders.span(lambda), builders.name(lambda.name()), expression(lambda.expr()));
    return new Argument(builders.span(context), name, value);
  }
}
