package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.DecimalType;

/** Writes what becomes of a value where its surroundings want another type. */
final class ConversionEmitter {
  private final Body body;

  ConversionEmitter(Body body) {
    this.body = body;
  }

  /** The value of an expression as its target type. */
  JavaExpression convert(Expression expression, JavaExpression value, Frame frame) {
    Type from = body.typing.type(expression);
    Type to = body.typing.target(expression);
    if (from.equals(to)) {
      return value;
    }
    if (isConstant(expression)) {
      return value;
    }
    if (from.isOptional() && !to.isOptional()) {
      return body.expectPresent(expression, value, frame);
    }
    boolean rows = Conversion.listsRows(from, to);
    boolean widens = Conversion.widens(from, to);
    boolean checks = Conversion.needsCheck(from, to);
    if (!rows && !widens && !checks) {
      return value;
    }
    if (from.isOptional()) {
      return optional(expression, value, frame);
    }
    return present(expression, value, from, to);
  }

  /** The value of an expression whose value is present, as its target type. */
  JavaExpression present(Expression expression, JavaExpression value) {
    return present(expression, value, body.typing.type(expression), body.typing.target(expression));
  }

  /** A constant was written, and checked, as the type that is wanted. */
  private static boolean isConstant(Expression expression) {
    return expression instanceof Literal
        || (expression instanceof Expression.Unary unary && unary.operand() instanceof Literal);
  }

  private JavaExpression optional(Expression expression, JavaExpression value, Frame frame) {
    Type to = body.typing.target(expression);
    JavaExpression kept = value;
    if (!value.stable()) {
      String name = frame.names.takeFresh("value");
      frame.add("$T $N = $L", JavaTypes.of(body.typing.type(expression)), name, value.code());
      kept = JavaExpression.variable(name, false);
    }
    JavaExpression converted =
        present(expression, kept, body.typing.type(expression).present(), to.present());
    CodeBlock boxed =
        converted.primitive()
            ? CodeBlock.of("$T.valueOf($L)", JavaTypes.boxed(to.present()), converted.code())
            : converted.at(Binding.OR);
    return JavaExpression.of(
        CodeBlock.of("$L == null ? null : $L", kept.at(Binding.RELATIONAL), boxed),
        Binding.LOOSE,
        false);
  }

  private JavaExpression present(Expression expression, JavaExpression value, Type from, Type to) {
    JavaExpression result = value;
    if (Conversion.listsRows(from, to)) {
      result = JavaExpression.primary(CodeBlock.of("$L.rows()", value.target()), false);
    }
    if (Conversion.widens(from, to)) {
      result =
          new JavaExpression(
              CodeBlock.of("($T) $L", TypeName.LONG, result.at(Binding.UNARY)),
              Binding.UNARY,
              true,
              result.stable());
    }
    return Conversion.needsCheck(from, to) ? checked(expression, result, to) : result;
  }

  private JavaExpression checked(Expression expression, JavaExpression value, Type to) {
    String site = body.site(expression);
    if (to.present() instanceof DecimalType decimal) {
      return JavaExpression.primary(
          CodeBlock.of(
              "$T.checkDecimal($L,$W$L,$W$L,$W$S)",
              RuntimeNames.library("Bounds"),
              value.code(),
              decimal.precision(),
              decimal.scale(),
              site),
          false);
    }
    return JavaExpression.primary(
        CodeBlock.of(
            "$T.check($L,$W$L,$W$L,$W$S)",
            RuntimeNames.library("Bounds"),
            value.code(),
            JavaBounds.least(to.present()),
            JavaBounds.greatest(to.present()),
            site),
        value.primitive());
  }
}
