package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Pattern;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.RecordType;
import io.beldi.compiler.types.Type.SortedRowType;
import java.util.List;

/** Binds the names of a pattern to a Java variable, or to the parts of its value. */
final class PatternBinder {
  private final Body body;

  PatternBinder(Body body) {
    this.body = body;
  }

  /** The Java name for the whole value, taken in the frame. */
  String take(Pattern pattern, Frame frame) {
    return frame.names.take(pattern.names().size() == 1 ? pattern.names().get(0).text() : "row");
  }

  /** Binds the names, the value of type {@code type} being in the variable {@code variable}. */
  void bind(Pattern pattern, String variable, Type type, boolean primitive, Frame frame) {
    CodeBlock whole = CodeBlock.of("$N", variable);
    if (pattern.names().size() == 1) {
      LocalSymbol symbol = body.names.local(pattern.names().get(0));
      body.bind(symbol, JavaExpression.stable(whole, primitive), true, frame);
      return;
    }
    List<JavaExpression> parts = parts(whole, type.present());
    for (int index = 0; index < pattern.names().size(); index++) {
      LocalSymbol symbol = body.names.local(pattern.names().get(index));
      body.bind(symbol, parts.get(index), true, frame);
    }
  }

  private List<JavaExpression> parts(CodeBlock whole, Type type) {
    if (type instanceof RecordType record) {
      return body.definitions.of(record.symbol()).fields().stream()
          .map(field -> field(whole, field))
          .toList();
    }
    return type instanceof SortedRowType
        ? List.of(part(whole, "key"), part(whole, "sort"), part(whole, "value"))
        : List.of(part(whole, "key"), part(whole, "value"));
  }

  private static JavaExpression field(CodeBlock whole, Component field) {
    return JavaExpression.stable(
        CodeBlock.of("$L.$N()", whole, JavaNames.member(field.text())),
        JavaTypes.of(field.type()).isPrimitive());
  }

  private static JavaExpression part(CodeBlock whole, String name) {
    return JavaExpression.stable(CodeBlock.of("$L.$N()", whole, name), false);
  }
}
