package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Meaning;
import java.util.ArrayList;
import java.util.List;

/** Writes what a name, a member access, a method call, an application or an indexing does. */
final class MeaningEmitter implements Meaning.Visitor<JavaExpression> {
  private final Body body;
  private final Expression node;
  private final Frame frame;

  MeaningEmitter(Body body, Expression node, Frame frame) {
    this.body = body;
    this.node = node;
    this.frame = frame;
  }

  private JavaExpression call(CodeBlock code) {
    return JavaExpression.primary(code, JavaTypes.of(body.typing.type(node)).isPrimitive());
  }

  @Override
  public JavaExpression local(Meaning.Local meaning) {
    return body.read(meaning.symbol(), frame);
  }

  @Override
  public JavaExpression constant(Meaning.Constant meaning) {
    return body.constructions.constant(meaning.symbol());
  }

  @Override
  public JavaExpression enumValue(Meaning.EnumValueOf meaning) {
    ClassName type = JavaNames.type(meaning.symbol());
    return JavaExpression.stable(
        CodeBlock.of("$T.$L", type, JavaNames.constant(meaning.value())), false);
  }

  @Override
  public JavaExpression field(Meaning.FieldOf meaning) {
    boolean primitive = JavaTypes.of(meaning.field().type()).isPrimitive();
    return member(JavaNames.member(meaning.field().text()), primitive);
  }

  @Override
  public JavaExpression part(Meaning.PartOf meaning) {
    return switch (meaning.part()) {
      case KEY -> member("key", false);
      case SORT -> member("sort", false);
      case VALUE -> member("value", false);
      case NEXT -> member("next", false);
    };
  }

  private JavaExpression member(String accessor, boolean primitive) {
    Expression target = ((Expression.MemberAccess) node).target();
    JavaExpression value = body.expressions.value(target, frame);
    return new JavaExpression(
        CodeBlock.of("$L.$N()", value.target(), accessor),
        Binding.PRIMARY,
        primitive,
        value.stable());
  }

  @Override
  public JavaExpression library(Meaning.LibraryCall meaning) {
    List<Expression> all = new ArrayList<>();
    all.add(((Expression.MethodCall) node).target());
    all.addAll(meaning.arguments());
    List<JavaExpression> values = body.expressions.values(all, frame);
    return call(
        CodeBlock.of(
            "$T.$L($L)",
            RuntimeNames.library(meaning.function().javaClass()),
            meaning.function().javaMethod(),
            ExpressionEmitter.list(values)));
  }

  @Override
  public JavaExpression pure(Meaning.PureCall meaning) {
    CodeBlock arguments = body.expressions.arguments(meaning.arguments(), frame);
    boolean java = body.definitions.of(meaning.symbol()).body() == null;
    ClassName owner =
        java ? PureNames.written(meaning.symbol()) : PureNames.generated(meaning.symbol());
    return call(
        CodeBlock.of("$T.$N($L)", owner, JavaNames.member(meaning.symbol().text()), arguments));
  }

  @Override
  public JavaExpression row(Meaning.RowRead meaning) {
    return body.states.read(node, meaning, frame);
  }

  @Override
  public JavaExpression element(Meaning.ElementOf meaning) {
    return body.collections.element(meaning, frame);
  }

  @Override
  public JavaExpression query(Meaning.StateQuery meaning) {
    return body.states.query(node, meaning, frame);
  }

  @Override
  public JavaExpression construct(Meaning.Construction meaning) {
    return body.constructions.record(meaning, frame);
  }

  @Override
  public JavaExpression idFromText(Meaning.IdFromText meaning) {
    JavaExpression text = body.expressions.value(meaning.text(), frame);
    return new JavaExpression(
        CodeBlock.of("new $T($L)", JavaNames.type(meaning.symbol()), text.code()),
        Binding.PRIMARY,
        false,
        text.stable());
  }

  @Override
  public JavaExpression newId(Meaning.NewId meaning) {
    return call(
        CodeBlock.of(
            "$T.derive($L, $L)", JavaNames.type(meaning.symbol()), frame.scope, body.step(node)));
  }

  @Override
  public JavaExpression scalar(Meaning.ScalarConstant meaning) {
    return body.constructions.scalar(meaning);
  }

  @Override
  public JavaExpression builtin(Meaning.BuiltinCall meaning) {
    return switch (meaning.function()) {
      case NOW -> call(CodeBlock.of("$L.now($L)", frame.scope, body.step(node)));
      case STARTED -> call(CodeBlock.of("$L.started()", frame.scope));
      case STEP_KEY -> call(CodeBlock.of("$L.stepKey($L)", frame.scope, body.step(node)));
    };
  }
}
