package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.MatchPattern;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.PatternMeaning;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes choices by value: a {@code switch} over an enum, or a chain of conditions. */
final class MatchEmitter {
  private final Body body;

  MatchEmitter(Body body) {
    this.body = body;
  }

  /** A choice with a value. */
  JavaExpression value(Expression.Match node, Frame frame) {
    TypeName type = JavaTypes.of(body.typing.type(node));
    JavaExpression subject = subject(node, frame);
    List<Arm> arms = node.arms().stream().map(arm -> arm(arm, frame)).toList();
    boolean plain =
        isSwitch(node) && arms.stream().allMatch(arm -> arm.inside().isEmpty() && arm.goesOn());
    if (plain) {
      return JavaExpression.of(
          switchExpression(node, subject, arms), Binding.LOOSE, type.isPrimitive());
    }
    String name = body.variableFor(node, "chosen", frame);
    frame.add("$T $N", type, name);
    for (Arm arm : arms) {
      if (arm.value() != null) {
        arm.inside().add("$N = $L", name, arm.value().code());
      }
    }
    write(node, subject, arms, true, frame);
    return JavaExpression.variable(name, type.isPrimitive());
  }

  /** A choice without a value; tells whether Java can go on afterwards. */
  boolean statement(Expression.Match node, Frame frame) {
    JavaExpression subject = subject(node, frame);
    List<Arm> arms = new ArrayList<>();
    for (MatchArm each : node.arms()) {
      Arm arm = arm(each, frame);
      if (arm.value() != null && each.body() instanceof Remote) {
        arm.inside().add("$L", arm.value().code());
      }
      arms.add(arm);
    }
    boolean goesOn = arms.stream().anyMatch(Arm::goesOn);
    write(node, subject, arms, !goesOn, frame);
    return goesOn;
  }

  /**
   * An arm that is written already.
   *
   * @param value null where the arm is a block
   * @param goesOn whether Java can go on after it
   */
  private record Arm(
      CodeBlock label, Frame inside, @Nullable JavaExpression value, boolean goesOn) {}

  private Arm arm(MatchArm arm, Frame frame) {
    Frame inside = frame.block();
    if (arm.body() instanceof Block block) {
      boolean goesOn = body.statements.block(block, inside);
      return new Arm(label(arm), inside, null, goesOn);
    }
    JavaExpression value = body.expressions.value((Expression) arm.body(), inside);
    return new Arm(label(arm), inside, value, true);
  }

  private JavaExpression subject(Expression.Match node, Frame frame) {
    return isSwitch(node)
        ? body.expressions.value(node.subject(), frame)
        : body.expressions.stable(node.subject(), "subject", frame);
  }

  private boolean isSwitch(Expression.Match node) {
    return body.typing.target(node.subject()) instanceof EnumType;
  }

  private CodeBlock switchExpression(
      Expression.Match node, JavaExpression subject, List<Arm> arms) {
    Type type = body.typing.type(node);
    CodeBlock.Builder code = CodeBlock.builder().add("switch ($L) {\n$>", subject.code());
    for (Arm arm : arms) {
      JavaExpression value = Objects.requireNonNull(arm.value());
      code.add("$L -> $L;\n", arm.label(), OperatorEmitter.boxed(value, type).code());
    }
    return code.add("$<}").build();
  }

  private CodeBlock label(MatchArm arm) {
    boolean names =
        arm.patterns().stream()
            .allMatch(it -> body.typing.pattern(it) instanceof PatternMeaning.EnumPattern);
    if (arm.patterns().isEmpty() || !names) {
      return CodeBlock.of("default");
    }
    return CodeBlock.of(
        "case $L",
        arm.patterns().stream().map(this::enumConstant).collect(Collectors.joining(", ")));
  }

  private String enumConstant(MatchPattern pattern) {
    return JavaNames.constant(((PatternMeaning.EnumPattern) body.typing.pattern(pattern)).value());
  }

  private void write(
      Expression.Match node,
      JavaExpression subject,
      List<Arm> arms,
      boolean needsDefault,
      Frame frame) {
    frame.add(
        isSwitch(node)
            ? switchStatement(node, subject, arms, needsDefault)
            : chain(node, subject, arms, needsDefault));
  }

  private CodeBlock switchStatement(
      Expression.Match node, JavaExpression subject, List<Arm> arms, boolean needsDefault) {
    CodeBlock.Builder code = CodeBlock.builder().add("switch ($L) {\n$>", subject.code());
    for (Arm arm : arms) {
      code.add("$L -> {\n$>", arm.label()).add(arm.inside().code()).add("$<}\n");
    }
    boolean hasElse = node.arms().stream().anyMatch(arm -> arm.patterns().isEmpty());
    if (needsDefault && !hasElse) {
      code.add("default -> $L", noCase(node));
    }
    return code.add("$<}\n").build();
  }

  private CodeBlock noCase(Expression.Match node) {
    return CodeBlock.of(
        "throw new $T($S, $S);\n", RuntimeNames.FAULT, body.site(node), "no case matches");
  }

  private CodeBlock chain(
      Expression.Match node, JavaExpression subject, List<Arm> arms, boolean needsDefault) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean closed = false;
    for (int index = 0; index < arms.size(); index++) {
      MatchArm arm = node.arms().get(index);
      boolean covers = arm.patterns().isEmpty();
      closed |= covers;
      code.add(index == 0 ? "" : " else ");
      if (!covers) {
        code.add("if ($L) ", condition(node, arm, subject));
      }
      code.add("{\n$>").add(arms.get(index).inside().code()).add("$<}");
    }
    if (needsDefault && !closed) {
      code.add(" else {\n$>").add(noCase(node)).add("$<}");
    }
    return code.add("\n").build();
  }

  private CodeBlock condition(Expression.Match node, MatchArm arm, JavaExpression subject) {
    List<CodeBlock> tests =
        arm.patterns().stream().map(pattern -> test(node, pattern, subject)).toList();
    return CodeBlock.join(tests, "$W|| ");
  }

  private CodeBlock test(Expression.Match node, MatchPattern pattern, JavaExpression subject) {
    PatternMeaning meaning = body.typing.pattern(pattern);
    if (meaning instanceof PatternMeaning.EnumPattern constant) {
      EnumType type = (EnumType) body.typing.target(node.subject()).present();
      return CodeBlock.of(
          "$L == $T.$L",
          subject.code(),
          JavaNames.type(type.symbol()),
          JavaNames.constant(constant.value()));
    } else if (meaning instanceof PatternMeaning.ConstantPattern constant) {
      return constant(constant, subject, body.typing.target(node.subject()).isOptional());
    }
    return CodeBlock.of("$L == null", subject.code());
  }

  private static CodeBlock constant(
      PatternMeaning.ConstantPattern pattern, JavaExpression subject, boolean optional) {
    JavaExpression value = Literals.of(pattern.literal(), pattern.type());
    TypeName type = JavaTypes.of(pattern.type().present());
    if (!type.isPrimitive()) {
      return CodeBlock.of(
          "$T.equal($L, $L)", RuntimeNames.library("Order"), subject.code(), value.code());
    }
    return optional
        ? CodeBlock.of("$L != null && $L == $L", subject.code(), subject.code(), value.code())
        : CodeBlock.of("$L == $L", subject.code(), value.code());
  }
}
