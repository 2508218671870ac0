package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Type;
import java.util.Objects;

/** Writes what becomes of a value that may be absent. */
final class OptionalEmitter {
  private final Body body;

  OptionalEmitter(Body body) {
    this.body = body;
  }

  JavaExpression is(Expression.Is node, Frame frame) {
    return is(node, false, frame);
  }

  /** A test for presence or absence, or the opposite of it. */
  JavaExpression is(Expression.Is node, boolean negated, Frame frame) {
    JavaExpression operand = body.expressions.value(node.operand(), frame);
    boolean absent = node.test().text().equals("absent");
    if (operand.primitive()) {
      return JavaExpression.stable(CodeBlock.of("$L", absent == negated), true);
    }
    return new JavaExpression(
        CodeBlock.of("$L $L null", operand.at(Binding.RELATIONAL), absent != negated ? "==" : "!="),
        Binding.EQUALITY,
        true,
        operand.stable());
  }

  JavaExpression orFail(Expression.OrFail node, Frame frame) {
    JavaExpression value = held(node, node.value(), frame);
    if (value.primitive()) {
      return value;
    }
    Frame absent = frame.block();
    body.constructions.raise(node.failure(), absent);
    frame.add(Blocks.of(CodeBlock.of("if ($L == null)", value.code()), absent));
    return value;
  }

  JavaExpression orReturn(Expression.OrReturn node, Frame frame) {
    JavaExpression value = held(node, node.value(), frame);
    if (value.primitive()) {
      return value;
    }
    Frame absent = frame.block();
    absent.add(absent.leaving.apply(CodeBlock.of("null")));
    frame.add(Blocks.of(CodeBlock.of("if ($L == null)", value.code()), absent));
    return value;
  }

  JavaExpression fallback(Expression.Fallback node, Frame frame) {
    Type type = body.typing.type(node);
    JavaExpression value = body.expressions.value(node.value(), frame);
    if (value.primitive()) {
      return value;
    }
    Frame absent = frame.block();
    JavaExpression alternative = body.expressions.value(node.alternative(), absent);
    if (absent.isEmpty() && alternative.stable() && !type.isOptional() && !value.stable()) {
      return JavaExpression.primary(
          CodeBlock.of(
              "$T.requireNonNullElse($L,$W$L)", Objects.class, value.code(), alternative.code()),
          false);
    }
    String wanted = body.variableFor(node, "value", frame);
    if (absent.isEmpty()) {
      JavaExpression kept = value;
      if (!value.stable()) {
        String name = frame.names.takeFresh(wanted + "OrNone");
        frame.add("$T $N = $L", optional(node.value()), name, value.code());
        kept = JavaExpression.variable(name, false);
      }
      JavaExpression other = OperatorEmitter.boxed(alternative, type);
      return JavaExpression.of(
          CodeBlock.of(
              "$L != null ? $L : $L",
              kept.at(Binding.RELATIONAL),
              kept.at(Binding.OR),
              other.at(Binding.OR)),
          Binding.LOOSE,
          other.primitive());
    }
    // Assigned once, so that lambdas can use it.
    String found = frame.names.takeFresh(wanted + "OrNone");
    frame.add("$T $N = $L", optional(node.value()), found, value.code());
    frame.add("$T $N", optional(node.value()), wanted);
    absent.add("$N = $L", wanted, alternative.code());
    Frame present = frame.block();
    present.add("$N = $N", wanted, found);
    frame.add(Blocks.ifElse(CodeBlock.of("$N == null", found), absent, present));
    return JavaExpression.variable(wanted, false);
  }

  private com.palantir.javapoet.TypeName optional(Expression expression) {
    return JavaTypes.boxed(body.typing.target(expression));
  }

  /** The value in a form that can be asked for null first. */
  private JavaExpression held(Expression whole, Expression value, Frame frame) {
    JavaExpression result = body.expressions.value(value, frame);
    if (result.stable() || result.primitive()) {
      return result;
    }
    String name = body.variableFor(whole, "value", frame);
    frame.add("$T $N = $L", optional(value), name, result.code());
    return JavaExpression.variable(name, false);
  }
}
