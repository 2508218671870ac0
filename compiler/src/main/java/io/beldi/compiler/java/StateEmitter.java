package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes reads of states. */
final class StateEmitter {
  private final Body body;

  StateEmitter(Body body) {
    this.body = body;
  }

  /** The constant of a state: {@code HotelState.ROOMS}. */
  static CodeBlock state(StateSymbol state) {
    return CodeBlock.of(
        "$T.$L", JavaNames.states(state.service()), JavaNames.constant(state.text()));
  }

  JavaExpression read(Expression node, Meaning.RowRead meaning, Frame frame) {
    List<JavaExpression> keys = body.expressions.values(meaning.keys(), frame);
    return JavaExpression.primary(
        CodeBlock.of(
            "$L.get($L, $L,$W$L)",
            state(meaning.state()),
            frame.scope,
            body.step(node),
            ExpressionEmitter.list(keys)),
        false);
  }

  JavaExpression query(Expression node, Meaning.StateQuery meaning, Frame frame) {
    List<Expression> parts = new ArrayList<>();
    if (meaning.partition() != null) {
      parts.add(meaning.partition());
    }
    parts.add(meaning.limit());
    if (meaning.newestFirst() != null) {
      parts.add(meaning.newestFirst());
    }
    if (meaning.from() != null) {
      parts.add(meaning.from());
    }
    List<CodeBlock> arguments =
        new ArrayList<>(
            body.expressions.values(parts, frame).stream().map(JavaExpression::code).toList());
    if (meaning.kind() == Meaning.StateQuery.Kind.RANGE && meaning.newestFirst() == null) {
      arguments.add(2, CodeBlock.of("false"));
    }
    if (meaning.from() == null) {
      arguments.add(CodeBlock.of("null"));
    }
    CodeBlock list = CodeBlock.join(arguments, ",$W");
    CodeBlock source = state(meaning.state());
    String method = meaning.kind().name().toLowerCase(java.util.Locale.ROOT);
    if (meaning.kind() == Meaning.StateQuery.Kind.INDEX) {
      source =
          CodeBlock.of(
              "$L_$L", source, JavaNames.constant(Objects.requireNonNull(meaning.index()).text()));
      method = "query";
    }
    return JavaExpression.primary(
        CodeBlock.of("$L.$L($L, $L,$W$L)", source, method, frame.scope, body.step(node), list),
        false);
  }
}
