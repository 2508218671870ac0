package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiParser.BoundsContext;
import io.beldi.grammar.BeldiParser.ExprContext;
import io.beldi.grammar.BeldiParser.ParamContext;
import io.beldi.grammar.BeldiParser.ParamsContext;
import io.beldi.grammar.BeldiParser.TypeContext;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds uses of types, and parameters. */
final class TypeBuilder {
  private final Builders builders;

  TypeBuilder(Builders builders) {
    this.builders = builders;
  }

  TypeReference type(TypeContext context) {
    return new TypeReference(
        builders.span(context),
        builders.path(context.path()),
        context.typeArgs() == null
            ? List.of()
            : context.typeArgs().type().stream().map(this::type).toList(),
        context.bounds() == null ? null : bounds(context.bounds()),
        context.QUESTION() != null);
  }

  @Nullable TypeReference typeOrNone(@Nullable TypeContext context) {
    return context == null ? null : type(context);
  }

  private Bounds bounds(BoundsContext context) {
    Span span = builders.span(context);
    List<ExprContext> values = context.expr();
    if (context.RANGE() == null) {
      return new Bounds.Values(span, builders.expressions().expressions(values));
    }
    Token range = context.RANGE().getSymbol();
    Expression minimum = null;
    Expression maximum = null;
    for (ExprContext value : values) {
      Expression bound = builders.expressions().expression(value);
      if (value.getStart().getTokenIndex() < range.getTokenIndex()) {
        minimum = bound;
      } else {
        maximum = bound;
      }
    }
    return new Bounds.Range(span, minimum, maximum);
  }

  List<Parameter> parameters(@Nullable ParamsContext context) {
    return context == null ? List.of() : context.param().stream().map(this::parameter).toList();
  }

  private Parameter parameter(ParamContext context) {
    return new Parameter(
        builders.span(context),
        builders.annotations(context.annotation()),
        builders.name(context.name()),
        type(context.type()),
        builders.expressions().expressionOrNone(context.expr()));
  }
}
