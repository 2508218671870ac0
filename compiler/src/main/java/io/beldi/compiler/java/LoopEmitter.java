package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes loops. */
final class LoopEmitter {
  private final Body body;
  private final PatternBinder patterns;

  LoopEmitter(Body body) {
    this.body = body;
    this.patterns = new PatternBinder(body);
  }

  /** A loop without a value. */
  void statement(Expression.For node, Frame frame) {
    Integer width = width(node);
    if (width != null) {
      body.branches.loop(node, width, "", frame);
    } else {
      serial(node, frame.receiving(frame.receiver), frame);
    }
  }

  /** A loop with a value: a list of what its rounds yield, in order. */
  JavaExpression value(Expression.For node, Frame frame) {
    if (isGroupRead(node)) {
      return groupRead(node, frame);
    }
    String found = body.variableFor(node, "found", frame);
    Integer width = width(node);
    if (width != null) {
      body.branches.loop(node, width, found, frame);
    } else {
      frame.add("$T $N = new $T<>()", JavaTypes.of(body.typing.type(node)), found, ArrayList.class);
      serial(node, frame.receiving(value -> CodeBlock.of("$N.add($L);\n", found, value)), frame);
    }
    return JavaExpression.variable(found, false);
  }

  /** How many rounds run side by side; null where they run one after another. */
  private @Nullable Integer width(Expression.For node) {
    return body.steps.find(node) == null ? null : node.parallelism();
  }

  private void serial(Expression.For node, Frame inside, Frame frame) {
    JavaExpression elements = body.collections.elements(node.collection(), frame);
    Type element = body.collections.elementType(node.collection());
    TypeName type = JavaTypes.of(element);
    String variable = patterns.take(node.pattern(), inside);
    patterns.bind(node.pattern(), variable, element, type.isPrimitive(), inside);
    Frame round = inside;
    if (body.steps.find(node) != null) {
      String index = frame.names.takeFresh("index");
      frame.add("int $N = 0", index);
      String scope = inside.names.take("round");
      inside.add(
          "$T $N = $L.iteration($L, $N++)",
          RuntimeNames.INSTANCE,
          scope,
          frame.scope,
          body.step(node),
          index);
      round = inside.scoped(CodeBlock.of("$N", scope));
    }
    body.statements.block(node.block(), round);
    if (round != inside) {
      inside.add(round.code());
    }
    frame.add(Blocks.of(CodeBlock.of("for ($T $N : $L)", type, variable, elements.code()), inside));
  }

  /** {@code for k in keys parallel n { yield table[k] }} reads all rows with one request. */
  private boolean isGroupRead(Expression.For node) {
    if (node.parallelism() == null || node.block().statements().size() != 1) {
      return false;
    }
    return node.block().exit() == null
        && Values.plain(node.block().statements().get(0)) instanceof Statement.Yield it
        && body.typing.type(it.value()).equals(body.typing.target(it.value()))
        && body.typing.findMeaning(it.value()) instanceof Meaning.RowRead read
        && read.keys().stream().allMatch(this::isPure);
  }

  private boolean isPure(Expression key) {
    return key instanceof Expression.NameReference
        || (key instanceof Expression.MemberAccess access && isPure(access.target()));
  }

  private JavaExpression groupRead(Expression.For node, Frame frame) {
    Statement.Yield only = (Statement.Yield) Values.plain(node.block().statements().get(0));
    Meaning.RowRead read = (Meaning.RowRead) body.typing.meaning(only.value());
    body.nameAfterSame(node, only.value());
    JavaExpression elements = body.collections.elements(node.collection(), frame);
    CodeBlock keys = keys(node, read, elements, frame);
    CodeBlock call =
        CodeBlock.of(
            "$L.getAll($L, $L,$W$L)",
            StateEmitter.state(read.state()),
            frame.scope,
            body.step(only.value()),
            keys);
    return JavaExpression.primary(call, false);
  }

  private CodeBlock keys(
      Expression.For node, Meaning.RowRead read, JavaExpression elements, Frame frame) {
    Type element = body.collections.elementType(node.collection());
    List<Expression> keys = read.keys();
    boolean asTheyAre =
        keys.size() == 1
            && CollectionEmitter.isElement(node.pattern(), keys.get(0))
            && body.typing.type(keys.get(0)).equals(body.typing.target(keys.get(0)));
    if (asTheyAre) {
      return elements.code();
    }
    Frame inside = frame.lambda(frame.names.inner(), frame.scope, null);
    String parameter = patterns.take(node.pattern(), inside);
    patterns.bind(node.pattern(), parameter, element, false, inside);
    List<JavaExpression> values = body.expressions.values(keys, inside);
    CodeBlock key =
        keys.size() == 1
            ? values.get(0).code()
            : CodeBlock.of(
                "$L.key($L)", StateEmitter.state(read.state()), ExpressionEmitter.list(values));
    return CodeBlock.of(
        "$T.map($L,$W$L)",
        RuntimeNames.library("Lists"),
        elements.code(),
        Lambdas.of(parameter, inside, key));
  }
}
