package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Type.NothingType;
import org.jspecify.annotations.Nullable;

/** Types of what handles absence. */
final class OptionalTyper {
  private final ExpressionTyper expressions;
  private final Body body;

  OptionalTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  Type is(Expression.Is node) {
    Type type = expressions.infer(node.operand());
    String test = node.test().text();
    if (!test.equals("present") && !test.equals("absent")) {
      body.report(
          Code.BEL0900,
          node.test().span(),
          "not supported yet: asking for a member of a union; here stands `present` or `absent`");
    } else if (type instanceof NothingType) {
      body.report(Code.BEL2015, node.operand().span(), "this gives no value to ask for");
    }
    return Types.BOOL;
  }

  Type orFail(Expression.OrFail node, @Nullable Want want) {
    Type type = left(node.value(), want, "or fail");
    body.step(node.failure().span(), "`or fail`");
    expressions.calls.failure(node.failure());
    body.facts = expressions.presence.present(node.value(), body.facts);
    return type;
  }

  Type orReturn(Expression.OrReturn node, @Nullable Want want) {
    Type type = left(node.value(), want, "or return");
    body.step(node.span(), "`or return`");
    Want result = body.result();
    if (result == null) {
      body.report(Code.BEL2015, node.span(), "`or return` can only stand in a function");
    } else if (!(result.type() instanceof NothingType) && !result.type().isUnknown()) {
      Diagnostic found =
          Diagnostic.of(
              Code.BEL2015, node.span(), result.demand() + ", but `or return` gives no value");
      body.report(found.withHelp("use `or fail`, or ask with `is absent` and return a value"));
    }
    body.facts = expressions.presence.present(node.value(), body.facts);
    return type;
  }

  private Type left(Expression value, @Nullable Want want, String construct) {
    Type type =
        expressions.infer(
            value, want == null ? null : Want.hint(Type.OptionalType.of(want.type())));
    if (type instanceof NothingType) {
      body.report(Code.BEL2015, value.span(), "`" + construct + "` needs a value before it");
      return Types.UNKNOWN;
    } else if (!type.isOptional() && !type.isUnknown()) {
      body.report(
          Diagnostic.of(
                  Code.BEL2012,
                  value.span(),
                  "this is never absent, so `" + construct + "` never acts")
              .withText(Words.aType(type))
              .withHelp("leave `" + construct + " …` out"));
    }
    return type.present();
  }

  Type fallback(Expression.Fallback node, @Nullable Want want) {
    Type left = left(node.value(), want, "or");
    Type wanted = want != null && Assigning.fits(left, want.type()) ? want.type().present() : left;
    Facts before = body.facts;
    Type right = expressions.infer(node.alternative(), Want.hint(wanted));
    body.facts = before;
    Type both = Assigning.join(left, right);
    if (both == null || left.isUnknown()) {
      expressions.coercion.coerce(
          node.alternative(),
          right,
          Want.of(left, "the value before `or` is " + Words.aType(left)));
      return left;
    }
    if (right instanceof NothingType) {
      body.report(Code.BEL2015, node.alternative().span(), "`or` needs a value after it");
      return left;
    }
    body.typing.target(node.alternative(), both);
    body.typing.target(node.value(), Type.OptionalType.of(both));
    return both;
  }
}
