package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.types.BoundArgument;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.RecordType;
import io.beldi.compiler.types.Type.ScalarType;
import io.beldi.compiler.types.Typing.Raised;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes new values: records, changed records, errors, constants. */
final class ConstructionEmitter {
  private final Body body;

  ConstructionEmitter(Body body) {
    this.body = body;
  }

  JavaExpression record(Meaning.Construction meaning, Frame frame) {
    CodeBlock arguments = body.expressions.arguments(meaning.fields(), frame);
    return JavaExpression.primary(
        CodeBlock.of("new $T($L)", JavaNames.type(meaning.symbol()), arguments), false);
  }

  JavaExpression with(Expression.With node, Frame frame) {
    RecordType type = (RecordType) body.typing.type(node).present();
    List<BoundArgument> changes = body.typing.changes(node);
    JavaExpression target = body.expressions.stable(node.target(), "before", frame);
    List<JavaExpression> values =
        body.expressions.keptValues(changes.stream().map(Values::given).toList(), frame);
    List<CodeBlock> fields = new ArrayList<>();
    for (Component field : body.definitions.of(type.symbol()).fields()) {
      int change = indexOf(changes, field);
      fields.add(
          change >= 0
              ? values.get(change).code()
              : CodeBlock.of("$L.$N()", target.target(), JavaNames.member(field.text())));
    }
    return JavaExpression.primary(
        CodeBlock.of("new $T($L)", JavaNames.type(type.symbol()), CodeBlock.join(fields, ",$W")),
        false);
  }

  private static int indexOf(List<BoundArgument> changes, Component field) {
    for (int index = 0; index < changes.size(); index++) {
      if (changes.get(index).component().text().equals(field.text())) {
        return index;
      }
    }
    return -1;
  }

  /** {@code throw new E(…);}. */
  void raise(Failure failure, Frame frame) {
    Raised raised = body.typing.failure(failure);
    CodeBlock arguments = body.expressions.arguments(raised.fields(), frame);
    frame.add("throw new $T($L)", JavaNames.error(raised.error()), arguments);
    frame.thrown.add(raised.error());
  }

  JavaExpression constant(ConstantSymbol symbol) {
    return JavaExpression.stable(
        CodeBlock.of("$T.$L", PureNames.constants(symbol), JavaNames.constant(symbol.text())),
        JavaTypes.of(body.definitions.of(symbol).type()).isPrimitive());
  }

  JavaExpression scalar(Meaning.ScalarConstant meaning) {
    return JavaExpression.stable(scalarCode(meaning), false);
  }

  private static CodeBlock scalarCode(Meaning.ScalarConstant meaning) {
    Type type = meaning.type();
    CodeBlock text = JavaText.literal(meaning.text());
    if (type instanceof MoneyType && meaning.amount() != null) {
      return CodeBlock.of(
          "new $T(new $T($S),$W$L)",
          RuntimeNames.MONEY,
          BigDecimal.class,
          meaning.amount().toPlainString(),
          text);
    }
    if (type instanceof ScalarType scalar) {
      return switch (scalar.kind()) {
        case UUID -> CodeBlock.of("$T.fromString($L)", UUID.class, text);
        case DATE -> CodeBlock.of("$T.parse($L)", LocalDate.class, text);
        case TIMESTAMP -> CodeBlock.of("$T.parse($L)", Instant.class, text);
        case DURATION -> CodeBlock.of("$T.parse($L)", Duration.class, text);
      };
    }
    throw new IllegalStateException("no constants of type " + type);
  }
}
