package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.effects.Accesses;
import io.beldi.compiler.names.Builtins;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Setting;
import io.beldi.compiler.syntax.Statement;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes transactions: a loop of attempts, each of which commits or is dropped. */
final class TransactionEmitter {
  /** How often a block runs again where the source does not say. */
  private static final CodeBlock DEFAULT_RETRIES = CodeBlock.of("10");

  private final Body body;
  private final PrefetchEmitter prefetches;

  TransactionEmitter(Body body) {
    this.body = body;
    this.prefetches = new PrefetchEmitter(body);
  }

  /** A transaction with a value. */
  JavaExpression value(Expression.Transaction node, Frame frame) {
    TypeName type = JavaTypes.of(body.typing.type(node));
    String name = body.variableFor(node, "result", frame);
    // Assigned in a loop, which keeps it out of lambdas.
    String yielded = frame.names.takeFresh(name + "Yielded");
    frame.add("$T $N", type, yielded);
    write(node, assignment(yielded), frame, this::commit);
    frame.add("$T $N = $N", type, name, yielded);
    return JavaExpression.variable(name, type.isPrimitive());
  }

  /** What becomes of a yielded value inside of a transaction. */
  interface Receiver {
    CodeBlock receive(CodeBlock value, CodeBlock transaction);
  }

  static Receiver assignment(String name) {
    return (value, transaction) -> CodeBlock.of("$N = $L;\n", name, value);
  }

  private static @Nullable Receiver outer(Frame frame) {
    UnaryOperator<CodeBlock> receiver = frame.receiver;
    return receiver == null ? null : (value, transaction) -> receiver.apply(value);
  }

  /** A transaction without a value, and the clauses for its errors. */
  boolean statement(Statement.TransactionStatement node, Frame frame) {
    if (node.catches().isEmpty()) {
      return write(node.transaction(), outer(frame), frame, this::commit);
    }
    Frame guarded = frame.guarded();
    boolean goesOn = write(node.transaction(), outer(guarded), guarded, this::commit);
    return body.statements.caught(guarded, goesOn, node.catches(), frame);
  }

  private boolean commit(boolean goesOn, Frame attempt) {
    if (goesOn) {
      attempt.add("$L.commit()", attempt.scope);
      attempt.add("break");
    }
    return goesOn;
  }

  /** What follows the block inside of the attempt. */
  interface Ending {
    /** Writes it; tells whether the function goes on after the transaction. */
    boolean write(boolean goesOn, Frame attempt);
  }

  /** Writes the loop; tells whether Java can go on afterwards. */
  boolean write(
      Expression.Transaction node, @Nullable Receiver receiver, Frame frame, Ending ending) {
    CodeBlock step = body.step(node);
    CodeBlock head = head(node, step, frame);
    Frame round = frame.block();
    String retry = round.names.take("retry");
    String txn = round.names.take("txn");
    Set<LocalSymbol> variables = body.variables();
    round.add("$T $N = $L.begin($L, $N)", RuntimeNames.TRANSACTION, txn, frame.scope, step, retry);

    CodeBlock transaction = CodeBlock.of("$N", txn);
    Frame attempt =
        round.attempt(
            transaction, receiver == null ? null : value -> receiver.receive(value, transaction));
    prefetches.write(node, attempt);
    boolean goesOn = body.statements.block(node.block(), attempt);
    boolean after = ending.write(goesOn, attempt);
    restore(attempt, variables, round, frame);
    round.add(attempts(attempt, round.names.inner().take("error"), retry, txn));
    frame.add(
        Blocks.of(CodeBlock.of("for ($T $N = $L; ; )", RuntimeNames.RETRY, retry, head), round));
    frame.thrown.addAll(attempt.thrown);
    frame.thrown.add(Builtins.CONFLICT);
    return after;
  }

  private CodeBlock head(Expression.Transaction node, CodeBlock step, Frame frame) {
    CodeBlock retries = DEFAULT_RETRIES;
    CodeBlock timeout = CodeBlock.of("null");
    for (Setting setting : node.settings()) {
      if (setting.name().text().equals("retries")) {
        retries = body.expressions.value(setting.value(), frame).code();
      } else if (setting.name().text().equals("timeout")) {
        timeout = body.expressions.value(setting.value(), frame).code();
      }
    }
    boolean writes = new Accesses(body.typing, body.effects).firstWrite(node.block()) != null;
    return CodeBlock.of(
        "$L.$N($L, $L, $L)", frame.scope, writes ? "retry" : "retryReads", step, retries, timeout);
  }

  /** Each attempt begins with the values that the variables around it had before the first. */
  private void restore(Frame attempt, Set<LocalSymbol> variables, Frame round, Frame frame) {
    int place = 0;
    for (LocalSymbol symbol : attempt.assigned) {
      if (variables.contains(symbol)) {
        CodeBlock variable = body.variable(symbol);
        String before = frame.names.takeFresh(symbol.text() + "Before");
        TypeName type = JavaTypes.of(body.typing.local(symbol));
        frame.add("$T $N = $L", type, before, variable);
        round.insert(place++, CodeBlock.of("$L = $N;\n", variable, before));
        frame.assigned.add(symbol);
      }
    }
  }

  private static CodeBlock attempts(Frame attempt, String error, String retry, String txn) {
    CodeBlock.Builder code = CodeBlock.builder().add("try {\n$>").add(attempt.code());
    code.add("$<} catch (");
    for (ErrorSymbol thrown : attempt.thrown) {
      code.add("$T |$W", JavaNames.error(thrown));
    }
    return code.add("$T $N) {\n$>", RuntimeException.class, error)
        .add("if (!$N.again($N, $N)) {\n$>throw $N;\n$<}\n", retry, txn, error, error)
        .add("$<}\n")
        .build();
  }
}
