package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The Java block that is being written: its statements so far, and what holds inside of it.
 *
 * <p>An expression of the source may need statements before it, so statements are kept in a list,
 * into which some can still be inserted.
 */
final class Frame {
  private final List<CodeBlock> statements = new ArrayList<>();
  private final @Nullable Frame outer;
  private final boolean lambda;
  private final Map<LocalSymbol, JavaExpression> copies = new HashMap<>();

  /** The names of locals that are taken here. */
  final LocalNames names;

  /** The expression for the instance or the scope through which steps go. */
  final CodeBlock scope;

  /** The declared errors that leave the code written so far. */
  final Set<ErrorSymbol> thrown;

  /** The variables that the code written so far assigns. */
  final Set<LocalSymbol> assigned;

  /** How a result leaves the function. */
  final UnaryOperator<CodeBlock> leaving;

  /** How a yielded value reaches its receiver; null where nothing receives one. */
  final @Nullable UnaryOperator<CodeBlock> receiver;

  private Frame(
      @Nullable Frame outer,
      boolean lambda,
      LocalNames names,
      CodeBlock scope,
      Set<ErrorSymbol> thrown,
      Set<LocalSymbol> assigned,
      UnaryOperator<CodeBlock> leaving,
      @Nullable UnaryOperator<CodeBlock> receiver) {
    this.outer = outer;
    this.lambda = lambda;
    this.names = names;
    this.scope = scope;
    this.thrown = thrown;
    this.assigned = assigned;
    this.leaving = leaving;
    this.receiver = receiver;
  }

  /** The body of a method. */
  static Frame method(LocalNames names, CodeBlock scope) {
    return new Frame(
        null,
        false,
        names,
        scope,
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        result -> CodeBlock.of("return $L;\n", result),
        null);
  }

  /** A block within. */
  Frame block() {
    return new Frame(this, false, names.inner(), scope, thrown, assigned, leaving, receiver);
  }

  /** A block within, whose steps go through a scope of their own. */
  Frame scoped(CodeBlock inner) {
    return new Frame(this, false, names.inner(), inner, thrown, assigned, leaving, receiver);
  }

  /** More statements of this very block, whose steps go through a scope of their own. */
  Frame scoped(CodeBlock inner, LocalNames same) {
    return new Frame(this, false, same, inner, thrown, assigned, leaving, receiver);
  }

  /** A block within, whose yielded values go elsewhere; null: nowhere. */
  Frame receiving(@Nullable UnaryOperator<CodeBlock> yields) {
    return new Frame(this, false, names.inner(), scope, thrown, assigned, leaving, yields);
  }

  /** A block within, whose errors are caught. */
  Frame guarded() {
    return new Frame(
        this, false, names.inner(), scope, new LinkedHashSet<>(), assigned, leaving, receiver);
  }

  /** One attempt of a transaction: errors are caught, and assignments have to be taken back. */
  Frame attempt(CodeBlock transaction, @Nullable UnaryOperator<CodeBlock> yields) {
    return new Frame(
        this,
        false,
        names.inner(),
        transaction,
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        leaving,
        yields);
  }

  /** A block within, from which results leave in another way. */
  Frame leaving(UnaryOperator<CodeBlock> otherwise) {
    return new Frame(this, false, names.inner(), scope, thrown, assigned, otherwise, receiver);
  }

  /** The body of a lambda. Its errors are those of whoever runs it. */
  Frame lambda(LocalNames inner, CodeBlock branch, @Nullable UnaryOperator<CodeBlock> yields) {
    return new Frame(this, true, inner, branch, new LinkedHashSet<>(), assigned, leaving, yields);
  }

  /** How many lambdas lie around this block. */
  int depth() {
    int depth = 0;
    for (Frame frame = this; frame != null; frame = frame.outer) {
      depth += frame.lambda ? 1 : 0;
    }
    return depth;
  }

  /** Adds a statement. */
  void add(CodeBlock statement) {
    statements.add(statement);
  }

  /** Adds a statement; the semicolon and the end of the line are added. */
  void add(String format, Object... arguments) {
    statements.add(CodeBlock.of(format + ";\n", arguments));
  }

  /** Where the next statement will stand. */
  int mark() {
    return statements.size();
  }

  /** Inserts a statement before those written since {@code mark}. */
  void insert(int mark, CodeBlock statement) {
    statements.add(mark, statement);
  }

  /** Whether nothing is written yet. */
  boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Everything written, in order. */
  CodeBlock code() {
    return CodeBlock.join(statements, "");
  }

  /** The copy of a variable that a lambda around this block may use; null if there is none yet. */
  @Nullable JavaExpression findCopy(LocalSymbol symbol) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      JavaExpression copy = frame.copies.get(symbol);
      if (copy != null) {
        return copy;
      }
    }
    return null;
  }

  /**
   * Notes the copy of a variable for the lambda that lies directly within depth {@code depth}, and
   * gives the block outside of that lambda.
   */
  Frame outside(int depth) {
    Frame frame = this;
    while (frame.outer != null && frame.depth() > depth) {
      frame = frame.outer;
    }
    return frame;
  }

  /** Notes the copy of a variable, for all code within the lambda at the depth after this one. */
  void copy(LocalSymbol symbol, JavaExpression copy, int depth) {
    Frame frame = this;
    while (frame.outer != null && frame.outer.depth() > depth) {
      frame = frame.outer;
    }
    frame.copies.put(symbol, copy);
  }
}
