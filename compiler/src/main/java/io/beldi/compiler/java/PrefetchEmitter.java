package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.steps.ExpectedRead;
import io.beldi.compiler.steps.ExpectedReads;
import io.beldi.compiler.syntax.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the announcement of the rows that a transaction is sure to read. */
final class PrefetchEmitter {
  private final Body body;

  PrefetchEmitter(Body body) {
    this.body = body;
  }

  /** Begins an attempt with one request for all rows whose keys are known, if there are several. */
  void write(Expression.Transaction node, Frame attempt) {
    Map<String, CodeBlock> keys = new LinkedHashMap<>();
    for (ExpectedRead read :
        ExpectedReads.of(node.block(), body.typing, body.names, body.effects)) {
      CodeBlock key = key(read, attempt);
      keys.putIfAbsent(key.toString(), key);
    }
    if (keys.size() > 1) {
      attempt.add(
          "$L.prefetch($T.of($L))",
          attempt.scope,
          List.class,
          CodeBlock.join(keys.values(), ",$W"));
    }
  }

  private CodeBlock key(ExpectedRead read, Frame attempt) {
    List<CodeBlock> parts = read.keys().stream().map(path -> path(path, attempt)).toList();
    return CodeBlock.of(
        "$L.key($L)", StateEmitter.state(read.state()), CodeBlock.join(parts, ",$W"));
  }

  private CodeBlock path(ExpectedRead.Path path, Frame attempt) {
    CodeBlock.Builder code =
        CodeBlock.builder().add(body.expressions.value(path.root(), attempt).target());
    path.fields().forEach(field -> code.add(".$N()", JavaNames.member(field)));
    return code.build();
  }
}
