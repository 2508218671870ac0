package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.syntax.BinaryOperator;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.UnaryOperator;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.EnumType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.StringType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes operators, conditional values and interpolated text. */
final class OperatorEmitter {
  private static final ClassName ARITHMETIC = RuntimeNames.library("Arithmetic");
  private static final ClassName ORDER = RuntimeNames.library("Order");
  private final Body body;

  OperatorEmitter(Body body) {
    this.body = body;
  }

  JavaExpression unary(Expression.Unary node, Frame frame) {
    if (node.operator() == UnaryOperator.NEGATE && node.operand() instanceof Literal literal) {
      return Literals.negated(literal, body.typing.target(node));
    }
    JavaExpression operand = body.expressions.value(node.operand(), frame);
    if (node.operator() == UnaryOperator.NOT) {
      return new JavaExpression(
          CodeBlock.of("!$L", operand.at(Binding.UNARY)), Binding.UNARY, true, operand.stable());
    }
    return JavaExpression.primary(
        CodeBlock.of("$T.negate($L,$W$S)", ARITHMETIC, operand.code(), body.site(node)),
        isPrimitive(node));
  }

  JavaExpression binary(Expression.Binary node, Frame frame) {
    return switch (node.operator()) {
      case AND -> lazy(node, "&&", Binding.AND, frame);
      case OR -> lazy(node, "||", Binding.OR, frame);
      case EQUAL, NOT_EQUAL -> equality(node, node.operator(), frame);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          comparison(node, node.operator(), frame);
      case IN -> membership(node, frame);
      case ADD -> arithmetic(node, "add", frame);
      case SUBTRACT -> arithmetic(node, "subtract", frame);
      case MULTIPLY -> arithmetic(node, "multiply", frame);
      case DIVIDE -> arithmetic(node, "divide", frame);
      case REMAINDER -> arithmetic(node, "remainder", frame);
    };
  }

  /** The Java condition that holds where {@code condition} does not. */
  CodeBlock negated(Expression condition, Frame frame) {
    if (condition instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NOT) {
      return body.expressions.value(unary.operand(), frame).code();
    } else if (condition instanceof Expression.Is is) {
      return body.optionals.is(is, true, frame).code();
    } else if (condition instanceof Expression.Binary binary) {
      BinaryOperator opposite = opposite(binary.operator());
      if (opposite != null) {
        boolean equality = opposite == BinaryOperator.EQUAL || opposite == BinaryOperator.NOT_EQUAL;
        return (equality ? equality(binary, opposite, frame) : comparison(binary, opposite, frame))
            .code();
      }
    }
    return CodeBlock.of("!$L", body.expressions.value(condition, frame).at(Binding.UNARY));
  }

  private static @Nullable BinaryOperator opposite(BinaryOperator operator) {
    return switch (operator) {
      case LESS -> BinaryOperator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> BinaryOperator.GREATER;
      case GREATER -> BinaryOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> BinaryOperator.LESS;
      case EQUAL -> BinaryOperator.NOT_EQUAL;
      case NOT_EQUAL -> BinaryOperator.EQUAL;
      default -> null;
    };
  }

  private boolean isPrimitive(Expression node) {
    return JavaTypes.of(body.typing.type(node)).isPrimitive();
  }

  private List<JavaExpression> operands(Expression.Binary node, Frame frame) {
    return body.expressions.values(List.of(node.left(), node.right()), frame);
  }

  private JavaExpression arithmetic(Expression.Binary node, String method, Frame frame) {
    List<JavaExpression> operands = operands(node, frame);
    if (body.typing.type(node) instanceof StringType) {
      return JavaExpression.of(
          CodeBlock.of(
              "$L$W+ $L",
              operands.get(0).at(Binding.ADDITIVE),
              operands.get(1).at(Binding.MULTIPLICATIVE)),
          Binding.ADDITIVE,
          false);
    }
    return JavaExpression.primary(
        CodeBlock.of(
            "$T.$L($L,$W$S)",
            ARITHMETIC,
            method,
            ExpressionEmitter.list(operands),
            body.site(node)),
        isPrimitive(node));
  }

  /** The right side is evaluated only if the left one does not decide. */
  private JavaExpression lazy(
      Expression.Binary node, String operator, Binding binding, Frame frame) {
    JavaExpression left = body.expressions.value(node.left(), frame);
    Frame after = frame.block();
    JavaExpression right = body.expressions.value(node.right(), after);
    if (after.isEmpty()) {
      return new JavaExpression(
          CodeBlock.of("$L$W$L $L", left.at(binding), operator, right.at(binding)),
          binding,
          true,
          left.stable() && right.stable());
    }
    String name = body.variableFor(node, "holds", frame);
    frame.add("$T $N = $L", TypeName.BOOLEAN, name, left.code());
    after.add("$N = $L", name, right.code());
    String condition = node.operator() == BinaryOperator.AND ? "if ($N)" : "if (!$N)";
    frame.add(Blocks.of(CodeBlock.of(condition, name), after));
    return JavaExpression.variable(name, true);
  }

  /** Whether an operator compares two values. */
  static boolean compares(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  /** The comparison of two values that are evaluated already. */
  JavaExpression compared(Expression.Binary node, List<JavaExpression> operands) {
    boolean equality =
        node.operator() == BinaryOperator.EQUAL || node.operator() == BinaryOperator.NOT_EQUAL;
    return equality
        ? equality(node, node.operator(), operands)
        : comparison(node, node.operator(), operands);
  }

  private JavaExpression equality(Expression.Binary node, BinaryOperator operator, Frame frame) {
    return equality(node, operator, operands(node, frame));
  }

  private JavaExpression equality(
      Expression.Binary node, BinaryOperator operator, List<JavaExpression> operands) {
    boolean equal = operator == BinaryOperator.EQUAL;
    JavaExpression left = operands.get(0);
    JavaExpression right = operands.get(1);
    if (comparesIdentity(node, left, right)) {
      return JavaExpression.of(
          CodeBlock.of(
              "$L $L $L",
              left.at(Binding.RELATIONAL),
              equal ? "==" : "!=",
              right.at(Binding.RELATIONAL)),
          Binding.EQUALITY,
          true);
    }
    CodeBlock call = equals(node, left, right);
    return equal
        ? JavaExpression.primary(call, true)
        : JavaExpression.of(CodeBlock.of("!$L", call), Binding.UNARY, true);
  }

  /** Whether {@code ==} of Java says what it says in the source. */
  private boolean comparesIdentity(
      Expression.Binary node, JavaExpression left, JavaExpression right) {
    boolean constant = body.typing.target(node.left()).present() instanceof EnumType;
    boolean absent =
        node.left() instanceof Literal.NoneLiteral || node.right() instanceof Literal.NoneLiteral;
    boolean unboxes =
        (left.primitive() && right.primitive())
            || (left.primitive() && !body.typing.target(node.right()).isOptional())
            || (right.primitive() && !body.typing.target(node.left()).isOptional());
    return constant || absent || unboxes;
  }

  private CodeBlock equals(Expression.Binary node, JavaExpression left, JavaExpression right) {
    Type type = body.typing.target(node.left());
    boolean exact = Equality.isJavas(type.present());
    boolean optional = type.isOptional() || body.typing.target(node.right()).isOptional();
    if (exact && !optional && !left.primitive()) {
      return CodeBlock.of("$L.equals($L)", left.target(), right.code());
    }
    return exact
        ? CodeBlock.of("$T.equals($L,$W$L)", Objects.class, left.code(), right.code())
        : CodeBlock.of("$T.equal($L,$W$L)", ORDER, left.code(), right.code());
  }

  private JavaExpression comparison(
      Expression.Binary node, BinaryOperator comparison, Frame frame) {
    return comparison(node, comparison, operands(node, frame));
  }

  private JavaExpression comparison(
      Expression.Binary node, BinaryOperator comparison, List<JavaExpression> operands) {
    String operator = comparison.symbol();
    JavaExpression left = operands.get(0);
    JavaExpression right = operands.get(1);
    TypeName type = JavaTypes.of(body.typing.target(node.left()).present());
    if (type.isPrimitive() && !(body.typing.target(node.left()).present() instanceof BoolType)) {
      return JavaExpression.of(
          CodeBlock.of("$L $L $L", left.at(Binding.ADDITIVE), operator, right.at(Binding.ADDITIVE)),
          Binding.RELATIONAL,
          true);
    }
    return JavaExpression.of(
        CodeBlock.of("$T.compare($L,$W$L) $L 0", ORDER, left.code(), right.code(), operator),
        Binding.RELATIONAL,
        true);
  }

  private JavaExpression membership(Expression.Binary node, Frame frame) {
    List<JavaExpression> operands = operands(node, frame);
    boolean map = body.typing.target(node.right()).present() instanceof MapType;
    if (map) {
      return JavaExpression.primary(
          CodeBlock.of("$L.containsKey($L)", operands.get(1).target(), operands.get(0).code()),
          true);
    }
    return JavaExpression.primary(
        CodeBlock.of(
            "$T.contains($L,$W$L)",
            RuntimeNames.library("Lists"),
            operands.get(1).code(),
            operands.get(0).code()),
        true);
  }

  JavaExpression conditional(Expression.Conditional node, Frame frame) {
    JavaExpression condition = body.expressions.value(node.condition(), frame);
    Frame yes = frame.block();
    JavaExpression whenTrue = body.expressions.value(node.whenTrue(), yes);
    Frame no = frame.block();
    JavaExpression whenFalse = body.expressions.value(node.whenFalse(), no);
    Type type = body.typing.type(node);
    if (yes.isEmpty() && no.isEmpty()) {
      return JavaExpression.of(
          CodeBlock.of(
              "$L$W? $L$W: $L",
              condition.at(Binding.OR),
              boxed(whenTrue, type).at(Binding.OR),
              boxed(whenFalse, type).at(Binding.OR)),
          Binding.LOOSE,
          JavaTypes.of(type).isPrimitive());
    }
    String name = body.variableFor(node, "chosen", frame);
    frame.add("$T $N", JavaTypes.of(type), name);
    yes.add("$N = $L", name, whenTrue.code());
    no.add("$N = $L", name, whenFalse.code());
    frame.add(Blocks.ifElse(condition.code(), yes, no));
    return JavaExpression.variable(name, JavaTypes.of(type).isPrimitive());
  }

  /** Java would unbox both sides of a conditional if one is a number, and fail at a null. */
  static JavaExpression boxed(JavaExpression value, Type type) {
    return type.isOptional() && value.primitive()
        ? JavaExpression.primary(
            CodeBlock.of("$T.valueOf($L)", JavaTypes.boxed(type), value.code()), false)
        : value;
  }

  JavaExpression interpolation(Expression.Interpolation node, Frame frame) {
    List<JavaExpression> parts = body.expressions.values(node.parts(), frame);
    if (parts.size() == 1) {
      boolean string = body.typing.type(node.parts().get(0)) instanceof StringType;
      return string
          ? parts.get(0)
          : JavaExpression.primary(part(node.parts().get(0), parts.get(0)), false);
    }
    CodeBlock.Builder text = CodeBlock.builder();
    for (int index = 0; index < parts.size(); index++) {
      Expression part = node.parts().get(index);
      text.add(index == 0 ? "" : "$W+ ");
      text.add(part(part, parts.get(index)));
    }
    return JavaExpression.of(text.build(), Binding.ADDITIVE, false);
  }

  private CodeBlock part(Expression part, JavaExpression value) {
    if (body.typing.type(part) instanceof StringType) {
      return value.at(Binding.MULTIPLICATIVE);
    }
    return CodeBlock.of("$T.of($L)", RuntimeNames.library("Texts"), value.code());
  }
}
