package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.PlaceMeaning.RowField;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.RecordType;
import io.beldi.compiler.types.Type.ScalarType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the changes of one row's fields, and the row from which an absent one starts. */
final class FieldUpdateEmitter {
  private final Body body;

  FieldUpdateEmitter(Body body) {
    this.body = body;
  }

  /** One {@code FieldUpdate} for each statement. */
  CodeBlock changes(List<Node> nodes, List<JavaExpression> amounts, Frame frame) {
    List<CodeBlock> changes = new ArrayList<>();
    for (int index = 0; index < nodes.size(); index++) {
      changes.add(change(nodes.get(index), amounts.get(index), frame));
    }
    return CodeBlock.join(changes, ",$W");
  }

  private CodeBlock change(Node node, JavaExpression amount, Frame frame) {
    PlaceMeaning place = body.typing.place(UpdateEmitter.place(node));
    String field = place instanceof RowField it ? it.field().text() : "value";
    if (node instanceof Statement.Update update) {
      String method = update.sign() == Statement.Sign.PLUS ? "add" : "subtract";
      CodeBlock number =
          isDuration(update.amount())
              ? CodeBlock.of("$L.toMillis()", amount.target())
              : amount.code();
      return CodeBlock.of(
          "$T.$L($S, $L)$L$L",
          RuntimeNames.FIELD_UPDATE,
          method,
          field,
          number,
          initial(place, frame),
          bounds(place.type()));
    }
    return CodeBlock.of(
        "$T.set($S, $L, $L)",
        RuntimeNames.FIELD_UPDATE,
        field,
        JavaCodecs.of(place.type()),
        amount.code());
  }

  private boolean isDuration(Expression amount) {
    return body.typing.target(amount) instanceof ScalarType scalar
        && scalar.kind() == ScalarType.Kind.DURATION;
  }

  /** What a field counts from where a row has none of it. */
  private CodeBlock initial(PlaceMeaning place, Frame frame) {
    boolean counts = place.type() instanceof IntType || place.type() instanceof LongType;
    if (counts && place instanceof RowField it && it.field().defaultValue() != null) {
      return CodeBlock.of(
          ".from($L)", body.expressions.value(it.field().defaultValue(), frame).code());
    }
    return CodeBlock.of("");
  }

  private static CodeBlock bounds(Type type) {
    Interval bounds = Conversion.bounds(type);
    if (type instanceof IntType) {
      return CodeBlock.of(".within($L, $L)", JavaBounds.least(type), JavaBounds.greatest(type));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    if (type instanceof LongType && bounds.least() != null) {
      code.add(".atLeast($L)", JavaBounds.least(type));
    }
    if (type instanceof LongType && bounds.greatest() != null) {
      code.add(".atMost($L)", JavaBounds.greatest(type));
    }
    return code.build();
  }

  /** The row that an absent one starts from; {@code null} where it must exist. */
  CodeBlock defaults(List<Node> nodes, List<JavaExpression> amounts, Frame frame) {
    PlaceMeaning place = body.typing.place(UpdateEmitter.place(nodes.get(0)));
    if (!(place instanceof RowField field)) {
      return zero(place.type());
    }
    if (field.defaults() == null) {
      return CodeBlock.of("null");
    }
    RecordType type = (RecordType) body.definitions.of(field.state()).value();
    return row(type.symbol(), nodes, amounts, frame);
  }

  private CodeBlock row(
      RecordSymbol record, List<Node> nodes, List<JavaExpression> amounts, Frame frame) {
    List<CodeBlock> values = new ArrayList<>();
    for (Component component : body.definitions.of(record).fields()) {
      values.add(initialValue(component, nodes, amounts, frame));
    }
    return CodeBlock.of("new $T($L)", JavaNames.type(record), CodeBlock.join(values, ",$W"));
  }

  private CodeBlock initialValue(
      Component component, List<Node> nodes, List<JavaExpression> amounts, Frame frame) {
    for (int index = 0; index < nodes.size(); index++) {
      Node node = nodes.get(index);
      boolean touches =
          body.typing.place(UpdateEmitter.place(node)) instanceof RowField field
              && field.field().text().equals(component.text());
      if (touches && node instanceof Statement.Assign) {
        return amounts.get(index).code();
      } else if (touches) {
        break;
      }
    }
    if (component.defaultValue() != null) {
      return body.expressions.value(component.defaultValue(), frame).code();
    }
    return component.type().isOptional() ? CodeBlock.of("null") : zero(component.type());
  }

  private static CodeBlock zero(Type type) {
    if (type instanceof LongType) {
      return CodeBlock.of("0L");
    } else if (type instanceof IntType) {
      return CodeBlock.of("0");
    } else if (type instanceof DoubleType) {
      return CodeBlock.of("0.0");
    } else if (type instanceof DecimalType decimal) {
      return CodeBlock.of("$T.valueOf(0, $L)", BigDecimal.class, decimal.scale());
    } else if (type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.DURATION) {
      return CodeBlock.of("$T.ZERO", Duration.class);
    }
    return CodeBlock.of("null");
  }
}
