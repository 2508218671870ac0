package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes what runs side by side. */
final class BranchEmitter {
  private static final ClassName BRANCH = RuntimeNames.FORK.nestedClass("Branch");
  private final Body body;
  private final PatternBinder patterns;

  BranchEmitter(Body body) {
    this.body = body;
    this.patterns = new PatternBinder(body);
  }

  /** {@code parallel { … }}: one branch for each statement; what they bind is bound afterwards. */
  void parallel(Statement.Parallel node, Frame frame) {
    CodeBlock step = body.step(node);
    String fork = frame.names.take("fork");
    frame.add("$T $N = $L.fork($L, 0)", RuntimeNames.FORK, fork, frame.scope, step);
    Set<ErrorSymbol> errors = new LinkedHashSet<>();
    List<Runnable> bindings = new ArrayList<>();
    for (Statement statement : node.block().statements()) {
      if (Values.plain(statement) instanceof Statement.Let let) {
        bindings.add(let(let, fork, errors, frame));
      } else {
        statement(statement, fork, errors, frame);
      }
    }
    join(fork, errors, frame);
    bindings.forEach(Runnable::run);
  }

  private Runnable let(Statement.Let node, String fork, Set<ErrorSymbol> errors, Frame frame) {
    boolean single = node.pattern().names().size() == 1;
    String name = frame.names.take(single ? node.pattern().names().get(0).text() : "row");
    String branch = frame.names.take(name + "Branch");
    if (body.steps.find(Values.core(node.value())) != null) {
      body.nameAfter(Values.core(node.value()), name);
    }
    Frame inside = branchFrame(frame);
    JavaExpression value = body.expressions.value(node.value(), inside);
    CodeBlock lambda = Lambdas.of(inside.scope.toString(), inside, value.code());
    errors.addAll(inside.thrown);
    Type type = body.typing.target(node.value());
    frame.add(
        "$T $N = $N.branch($L)",
        ParameterizedTypeName.get(BRANCH, JavaTypes.argument(type)),
        branch,
        fork,
        lambda);
    return () -> {
      TypeName java = JavaTypes.of(type);
      frame.add("$T $N = $N.value()", java, name, branch);
      patterns.bind(node.pattern(), name, type, java.isPrimitive(), frame);
    };
  }

  private void statement(Statement statement, String fork, Set<ErrorSymbol> errors, Frame frame) {
    Frame inside = branchFrame(frame);
    if (body.statements.statement(statement, inside)) {
      inside.add("return null");
    }
    errors.addAll(inside.thrown);
    frame.add("$N.branch($L)", fork, Lambdas.block(inside.scope.toString(), inside));
  }

  /** The frame of a branch, whose scope is the parameter of the lambda. */
  private static Frame branchFrame(Frame frame) {
    LocalNames names = frame.names.inner();
    return frame.lambda(names, CodeBlock.of("$N", names.take("branch")), null);
  }

  /** Waits for the branches, and raises the errors that they may have ended with. */
  private static void join(String fork, Set<ErrorSymbol> errors, Frame frame) {
    String failed = frame.names.inner().take("failed");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("try {\n$>$N.join();\n$<", fork)
            .add("} catch ($T $N) {\n$>", RuntimeNames.CALL_FAILED, failed);
    for (ErrorSymbol error : errors) {
      code.add("$N.rethrow($T.class);\n", failed, JavaNames.error(error));
    }
    frame.add(code.add("throw $N.unexpected();\n$<}\n", failed).build());
    frame.thrown.addAll(errors);
  }

  /**
   * {@code for … parallel n { … }}: one branch for each element.
   *
   * @param found the list that takes the values; empty where the loop has none
   */
  void loop(Expression.For node, int width, String found, Frame frame) {
    CodeBlock step = body.step(node);
    JavaExpression elements = body.collections.elements(node.collection(), frame);
    Type element = body.collections.elementType(node.collection());
    boolean hasValue = !found.isEmpty();
    boolean single = hasValue && Yields.endsWithTheOnlyOne(node.block());
    String fork = frame.names.take("fork");
    frame.add("$T $N = $L.fork($L, $L)", RuntimeNames.FORK, fork, frame.scope, step, width);
    String branches = frame.names.take("branches");

    Frame each = frame.block();
    String variable = patterns.take(node.pattern(), each);
    patterns.bind(node.pattern(), variable, element, JavaTypes.of(element).isPrimitive(), each);
    Frame inside = branchFrame(each);
    CodeBlock lambda = hasValue ? value(node, single, inside) : effects(node, inside);
    TypeName type = single ? yielded(node) : listOfYielded(node);
    if (hasValue) {
      TypeName branchType = ParameterizedTypeName.get(BRANCH, type);
      frame.add(
          "$T $N = new $T<>()",
          ParameterizedTypeName.get(ClassName.get(List.class), branchType),
          branches,
          ArrayList.class);
      each.add("$N.add($N.branch($L))", branches, fork, lambda);
    } else {
      each.add("$N.branch($L)", fork, lambda);
    }
    frame.add(
        Blocks.of(
            CodeBlock.of("for ($T $N : $L)", JavaTypes.of(element), variable, elements.code()),
            each));
    join(fork, inside.thrown, frame);
    if (hasValue) {
      collect(node, found, branches, type, single, frame);
    }
  }

  private void collect(
      Expression.For node,
      String found,
      String branches,
      TypeName type,
      boolean single,
      Frame frame) {
    frame.add("$T $N = new $T<>()", JavaTypes.of(body.typing.type(node)), found, ArrayList.class);
    Frame each = frame.block();
    String branch = each.names.take("branch");
    each.add("$N.$L($N.value())", found, single ? "add" : "addAll", branch);
    frame.add(
        Blocks.of(
            CodeBlock.of(
                "for ($T $N : $N)", ParameterizedTypeName.get(BRANCH, type), branch, branches),
            each));
  }

  private CodeBlock effects(Expression.For node, Frame inside) {
    if (body.statements.block(node.block(), inside)) {
      inside.add("return null");
    }
    return Lambdas.block(inside.scope.toString(), inside);
  }

  private CodeBlock value(Expression.For node, boolean single, Frame inside) {
    if (single) {
      List<Statement> all = node.block().statements();
      if (!body.statements.statements(all.subList(0, all.size() - 1), null, inside)) {
        return Lambdas.block(inside.scope.toString(), inside);
      }
      Statement.Yield last = (Statement.Yield) Values.plain(all.get(all.size() - 1));
      JavaExpression value = body.expressions.value(last.value(), inside);
      return Lambdas.of(inside.scope.toString(), inside, value.code());
    }
    String values = inside.names.take("values");
    inside.add("$T $N = new $T<>()", listOfYielded(node), values, ArrayList.class);
    Frame receiving = inside.receiving(it -> CodeBlock.of("$N.add($L);\n", values, it));
    boolean goesOn = body.statements.block(node.block(), receiving);
    inside.add(receiving.code());
    if (goesOn) {
      inside.add("return $N", values);
    }
    return Lambdas.block(inside.scope.toString(), inside);
  }

  private TypeName yielded(Expression.For node) {
    return JavaTypes.argument(((Type.ListType) body.typing.type(node)).element());
  }

  private TypeName listOfYielded(Expression.For node) {
    return body.typing.hasValue(node)
        ? JavaTypes.of(body.typing.type(node))
        : ClassName.get(Void.class);
  }
}
