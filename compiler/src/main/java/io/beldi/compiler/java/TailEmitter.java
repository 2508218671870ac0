package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.effects.FunctionEffects.Kind;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.steps.StepSite;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outermost block of a function. Where only light work follows a transaction until the
 * end, it moves into the attempt, so that the commit of the block ends the instance too.
 */
final class TailEmitter {
  private final Body body;
  private final FunctionSymbol function;

  TailEmitter(Body body, FunctionSymbol function) {
    this.body = body;
    this.function = function;
  }

  /** Writes the body; tells whether Java can go on after it. */
  boolean write(Block block, Frame frame) {
    List<Statement> statements = block.statements();
    for (int index = 0; index < statements.size(); index++) {
      Statement statement = Values.plain(statements.get(index));
      List<Statement> rest = statements.subList(index + 1, statements.size());
      if (foldable(statement) && folds(statement, rest, block.exit(), frame)) {
        return false;
      }
      if (!body.statements.statement(statement, frame)) {
        return false;
      }
    }
    if (block.exit() instanceof Exit.Return exit
        && exit.value() instanceof Expression.Transaction node
        && foldable(node)) {
      body.statements.commented(frame, () -> returned(node, frame));
      return false;
    }
    return body.statements.statements(List.of(), block.exit(), frame);
  }

  /** {@code return transaction { … }}: the last commit carries the value. */
  private boolean returned(Expression.Transaction node, Frame frame) {
    TypeName type = JavaTypes.of(body.typing.type(node));
    String result = Yields.endsWithTheOnlyOne(node.block()) ? "" : frame.names.take("result");
    if (result.isEmpty()) {
      return body.transactions.write(
          node, (value, txn) -> ended(node, value, type, txn), frame, (goesOn, attempt) -> false);
    }
    return body.transactions.write(
        node,
        TransactionEmitter.assignment(result),
        frame,
        (goesOn, attempt) -> {
          attempt.insert(0, CodeBlock.of("$T $N;\n", type, result));
          if (goesOn) {
            attempt.add(ended(node, CodeBlock.of("$N", result), type, attempt.scope));
          }
          return false;
        });
  }

  private CodeBlock ended(
      Expression.Transaction node, CodeBlock value, TypeName type, CodeBlock txn) {
    JavaExpression plain = JavaExpression.of(value, Binding.LOOSE, type.isPrimitive());
    CodeBlock converted = body.conversions.present(node, plain).code();
    return CodeBlock.of("return $L.commitAndReturn($L);\n", txn, converted);
  }

  private boolean foldable(Statement statement) {
    Expression.Transaction node = transaction(statement);
    return node != null && foldable(node);
  }

  private boolean foldable(Expression.Transaction node) {
    var effects = body.effects.of(function);
    return effects.kind() == Kind.EFFECTFUL
        && !effects.joins()
        && body.steps.of(function).stream()
            .filter(site -> site.span().start() >= node.span().end())
            .allMatch(TailEmitter::isLight);
  }

  private static Expression.@Nullable Transaction transaction(Statement annotated) {
    Statement statement = Values.plain(annotated);
    if (statement instanceof Statement.TransactionStatement it && it.catches().isEmpty()) {
      return it.transaction();
    }
    return statement instanceof Statement.Let let
            && let.pattern().names().size() == 1
            && let.value() instanceof Expression.Transaction node
        ? node
        : null;
  }

  /** Whether a step needs no request of its own, and no commit before it. */
  private static boolean isLight(StepSite site) {
    return switch (site.kind()) {
      case NOW, DERIVE, STEP_KEY, SPAWN -> true;
      case FOR -> site.nodes().get(0) instanceof Expression.For loop && loop.parallelism() == null;
      default -> false;
    };
  }

  /** Writes the transaction with its tail; false, and nothing written, if the tail can fail. */
  private boolean folds(
      Statement statement, List<Statement> rest, @Nullable Exit exit, Frame frame) {
    Expression.Transaction node = java.util.Objects.requireNonNull(transaction(statement));
    Frame trial = frame.block();
    String name = statement instanceof Statement.Let let ? trial.names.take(name(let)) : "";
    boolean[] fails = new boolean[1];
    body.statements.commented(
        trial,
        () ->
            body.transactions.write(
                node,
                name.isEmpty() ? null : TransactionEmitter.assignment(name),
                trial,
                (goesOn, attempt) -> {
                  if (goesOn) {
                    fails[0] = !tail(statement, name, rest, exit, attempt);
                  }
                  return false;
                }));
    if (fails[0]) {
      return false;
    }
    frame.add(trial.code());
    return true;
  }

  private static String name(Statement.Let let) {
    return let.pattern().names().get(0).text();
  }

  private boolean tail(
      Statement statement, String name, List<Statement> rest, @Nullable Exit exit, Frame attempt) {
    Frame guarded = attempt.guarded();
    Frame tail =
        guarded.leaving(
            result -> CodeBlock.of("return $L.commitAndReturn($L);\n", attempt.scope, result));
    if (statement instanceof Statement.Let let) {
      declare(let, name, attempt);
    }
    if (body.statements.statements(rest, exit, tail)) {
      tail.add(tail.leaving.apply(CodeBlock.of("null")));
    }
    attempt.add(tail.code());
    return guarded.thrown.isEmpty();
  }

  private void declare(Statement.Let let, String name, Frame attempt) {
    LocalSymbol symbol = body.names.local(let.pattern().names().get(0));
    TypeName type = JavaTypes.of(body.typing.local(symbol));
    attempt.insert(0, CodeBlock.of("$T $N;\n", type, name));
    body.bind(symbol, JavaExpression.variable(name, type.isPrimitive()), true, attempt);
  }
}
