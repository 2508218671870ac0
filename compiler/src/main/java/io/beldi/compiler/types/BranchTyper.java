package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Setting;
import io.beldi.compiler.types.Facts.Branches;
import io.beldi.compiler.types.Type.NothingType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of choices and transactions. */
final class BranchTyper {
  private final ExpressionTyper expressions;
  private final Body body;
  private final StatementTyper statements;
  private final MatchTyper matches;

  BranchTyper(ExpressionTyper expressions, StatementTyper statements) {
    this.expressions = expressions;
    this.body = expressions.body;
    this.statements = statements;
    this.matches = new MatchTyper(expressions, statements);
  }

  Type match(Expression.Match node, @Nullable Want want, boolean valued) {
    return matches.match(node, want, valued);
  }

  Type conditional(Expression.Conditional node, @Nullable Want want) {
    Branches branches = expressions.conditions.branches(node.condition());
    List<Expression> values = List.of(node.whenTrue(), node.whenFalse());
    List<Facts> facts = new ArrayList<>();
    Joining joining = new Joining(expressions, want);
    for (Expression value : values) {
      body.facts = value == node.whenTrue() ? branches.whenTrue() : branches.whenFalse();
      joining.add(value);
      facts.add(body.facts);
    }
    body.facts = facts.get(0).meet(facts.get(1));
    return joining.type();
  }

  /**
   * Types a transaction.
   *
   * @param valued whether its value is used
   */
  Type transaction(Expression.Transaction node, @Nullable Want want, boolean valued) {
    body.step(node.span(), "a transaction");
    node.settings().forEach(this::setting);
    Facts before = body.facts;
    body.facts = statements.withoutAssigned(node.block(), before);
    if (!valued) {
      statements.block(node.block());
      return Types.NOTHING;
    }
    Want demand = want != null && want.isDemand() ? want : null;
    YieldScope scope = new YieldScope(demand);
    body.yields.push(scope);
    statements.block(node.block());
    body.yields.pop();
    scope.settle(body.typing);
    if (!Yields.in(node.block()).isExactlyOne() && node.block().exit() == null) {
      body.report(
          Diagnostic.of(
                  Code.BEL2015,
                  node.span(),
                  "the value of this transaction is used, so each way through it yields exactly"
                      + " one")
              .withHelp("end it with `yield …`"));
    }
    if (demand != null) {
      return demand.type();
    }
    return scope.isEmpty() ? Types.UNKNOWN : scope.joined();
  }

  private void setting(Setting setting) {
    switch (setting.name().text()) {
      case "retries" -> {
        Type type = new Type.IntType(new Interval(0L, null));
        expressions.check(setting.value(), Want.of(type, "`retries` is an int(0..)"));
        BigInteger value = body.constants.integer(setting.value());
        if (value == null && !body.typing.type(setting.value()).isUnknown()) {
          body.report(
              Code.BEL0900,
              setting.value().span(),
              "not supported yet: `retries` that are not constant");
        }
      }
      case "timeout" ->
          expressions.check(setting.value(), Want.of(Types.DURATION, "`timeout` is a duration"));
      case "readonly" -> {
        expressions.check(setting.value(), Want.of(Types.BOOL, "`readonly` is a bool"));
        if (!(setting.value() instanceof Literal.BooleanLiteral)) {
          body.report(
              Code.BEL0900,
              setting.value().span(),
              "not supported yet: `readonly` that is neither `true` nor `false`");
        }
      }
      default -> {
        expressions.infer(setting.value());
        expressions.members.unknownSetting(
            setting.name(), List.of("retries", "timeout", "readonly"));
      }
    }
  }

  /** Joins the types of several values of which one is taken. */
  static final class Joining {
    private final ExpressionTyper expressions;
    private final @Nullable Want want;
    private final List<Expression> values = new ArrayList<>();
    private Type joined = Types.NEVER;

    Joining(ExpressionTyper expressions, @Nullable Want want) {
      this.expressions = expressions;
      boolean decides = want != null && want.isDemand() && !want.type().isUnknown();
      this.want = decides ? want : null;
    }

    void add(Expression value) {
      if (want != null) {
        expressions.check(value, want);
        return;
      }
      Type before = joined;
      Type type = expressions.infer(value, hint());
      Type both = type instanceof NothingType ? null : Assigning.join(joined, type);
      if (both == null) {
        Want other = Want.of(before, "the branch before is " + Words.aType(before));
        expressions.coercion.coerce(value, type, other);
        return;
      }
      joined = both;
      values.add(value);
    }

    private @Nullable Want hint() {
      return joined instanceof Type.NeverType || joined.isUnknown() ? null : Want.hint(joined);
    }

    Type type() {
      if (want != null) {
        return want.type();
      }
      for (Expression value : values) {
        expressions.body.typing.target(value, joined);
      }
      return joined;
    }
  }
}
