package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.MatchPattern;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.EnumType;
import io.beldi.compiler.types.Type.NothingType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types of {@code match}, and whether it covers every case. */
final class MatchTyper {
  private final ExpressionTyper expressions;
  private final Body body;
  private final StatementTyper statements;

  MatchTyper(ExpressionTyper expressions, StatementTyper statements) {
    this.expressions = expressions;
    this.body = expressions.body;
    this.statements = statements;
  }

  Type match(Expression.Match node, @Nullable Want want, boolean valued) {
    Type subject = expressions.infer(node.subject());
    if (subject instanceof NothingType) {
      body.report(Code.BEL2015, node.subject().span(), "`match` needs a value");
      subject = Types.UNKNOWN;
    }
    Set<String> covered = new LinkedHashSet<>();
    BranchTyper.Joining joining = new BranchTyper.Joining(expressions, want);
    Facts before = body.facts;
    Facts after = Facts.UNREACHABLE;
    boolean any = false;
    boolean otherwise = false;
    for (MatchArm arm : node.arms()) {
      otherwise |= arm.patterns().isEmpty();
      arm.patterns().forEach(pattern -> pattern(pattern, subject(node), covered));
      body.facts = inArm(node, arm, covered, before);
      any |= arm(arm, joining, valued);
      after = after.meet(body.facts);
    }
    body.facts = node.arms().isEmpty() ? before : after;
    if (!otherwise) {
      exhaustive(node, subject, covered);
    }
    if (!valued) {
      return Types.NOTHING;
    }
    return any ? joining.type() : Types.NEVER;
  }

  private Type subject(Expression.Match node) {
    Type type = body.typing.findType(node.subject());
    return type == null || type instanceof NothingType ? Types.UNKNOWN : type;
  }

  /** What is known in an arm: the subject is present unless absence may lead there. */
  private Facts inArm(Expression.Match node, MatchArm arm, Set<String> covered, Facts before) {
    boolean otherwise = arm.patterns().isEmpty();
    boolean none = arm.patterns().stream().anyMatch(MatchTyper::isNone);
    boolean present = otherwise ? covered.contains("none") : !none;
    return present && subject(node).isOptional()
        ? expressions.presence.present(node.subject(), before)
        : before;
  }

  private static boolean isNone(MatchPattern pattern) {
    return pattern instanceof MatchPattern.LiteralPattern literal
        && literal.literal() instanceof Literal.NoneLiteral;
  }

  /** Types the body of an arm; whether it can give a value. */
  private boolean arm(MatchArm arm, BranchTyper.Joining joining, boolean valued) {
    if (arm.body() instanceof Block block) {
      statements.block(block);
      if (valued && body.facts.reachable()) {
        body.report(
            Diagnostic.of(
                    Code.BEL2015,
                    block.span(),
                    "the value of this `match` is used, but this arm ends without one")
                .withHelp("write an expression instead of the block, or end it with an exit"));
      }
      return false;
    } else if (arm.body() instanceof Expression expression) {
      if (valued) {
        joining.add(expression);
        return true;
      }
      if (!(expression instanceof Remote)
          && !(expression instanceof Expression.Transaction)
          && !(expression instanceof Expression.For)
          && !(expression instanceof Expression.Match)) {
        body.report(
            Code.BEL0005,
            expression.span(),
            "this expression has no effect, and nothing takes its value");
      }
      expressions.statement(expression);
    }
    return false;
  }

  private void pattern(MatchPattern pattern, Type subject, Set<String> covered) {
    if (pattern instanceof MatchPattern.NamePattern name) {
      for (Name binding : name.bindings()) {
        body.typing.local(body.names.local(binding), Types.UNKNOWN);
      }
      named(name, subject.present(), covered);
    } else if (pattern instanceof MatchPattern.LiteralPattern literal) {
      literal(literal, subject, covered);
    }
  }

  private void named(MatchPattern.NamePattern pattern, Type subject, Set<String> covered) {
    if (subject.isUnknown()) {
      return;
    }
    if (!(subject instanceof EnumType enumeration)) {
      body.report(
          Code.BEL2001,
          pattern.span(),
          "names match values of an enum, but this is " + Words.aType(subject));
      return;
    }
    List<String> values = expressions.members.valuesOf(enumeration.symbol());
    Name name = pattern.name().last();
    boolean qualified =
        !pattern.name().isSimple()
            && !pattern.name().text().equals(enumeration.symbol().text() + "." + name.text());
    if (!values.contains(name.text()) || qualified) {
      expressions.members.unknown(
          name, "the enum `" + enumeration.symbol().text() + "` has no value", values);
    } else if (!pattern.bindings().isEmpty()) {
      body.report(Code.BEL2001, pattern.span(), "a value of an enum has no fields");
    } else {
      body.typing.pattern(pattern, new PatternMeaning.EnumPattern(name.text()));
      cover(name.text(), pattern, covered);
    }
  }

  private void literal(MatchPattern.LiteralPattern pattern, Type subject, Set<String> covered) {
    Literal literal = pattern.literal();
    if (literal instanceof Literal.NoneLiteral) {
      body.typing.type(literal, Types.NONE);
      if (!subject.isOptional() && !subject.isUnknown()) {
        body.report(Code.BEL2001, pattern.span(), "this value is never absent");
      } else {
        body.typing.pattern(pattern, new PatternMeaning.NonePattern());
        cover("none", pattern, covered);
      }
      return;
    }
    Type present = subject.present();
    expressions.check(literal, Want.of(present, "the value matched is " + Words.aType(present)));
    body.typing.pattern(pattern, new PatternMeaning.ConstantPattern(literal, present));
    cover(literal.span().text(), pattern, covered);
  }

  private void cover(String value, MatchPattern pattern, Set<String> covered) {
    if (!covered.add(value)) {
      body.report(Code.BEL1002, pattern.span(), "`" + value + "` is matched twice");
    }
  }

  private void exhaustive(Expression.Match node, Type subject, Set<String> covered) {
    if (subject.isUnknown()) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>();
    Type present = subject.present();
    if (present instanceof EnumType enumeration) {
      missing.addAll(expressions.members.valuesOf(enumeration.symbol()));
    } else if (present instanceof BoolType) {
      missing.addAll(List.of("true", "false"));
    } else if (!(subject instanceof Type.NoneType)) {
      missing.add("else");
    }
    if (subject.isOptional()) {
      missing.add("none");
    }
    missing.removeAll(covered);
    if (!missing.isEmpty()) {
      body.report(notExhaustive(node, missing));
    }
  }

  private static Diagnostic notExhaustive(Expression.Match node, Set<String> missing) {
    String names = missing.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    String arms = missing.stream().map(it -> it + " -> {}\n").collect(Collectors.joining());
    int close = node.span().end() - 1;
    return Diagnostic.of(
            Code.BEL2004, node.subject().span(), "this `match` does not cover " + names)
        .withHelp("add the missing arms, or `else`")
        .withFix("add the missing arms", new Edit(node.span().file().span(close, close), arms));
  }
}
