package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.BoundArgument;
import io.beldi.compiler.types.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Writes expressions. What Java has no expression for (an error where a value is absent, a loop
 * with a value) becomes statements before; what was evaluated earlier is then kept in variables, so
 * that the order stays that of the source.
 */
final class ExpressionEmitter {
  private final Body body;

  ExpressionEmitter(Body body) {
    this.body = body;
  }

  /** The value of an expression, converted to what its surroundings want. */
  JavaExpression value(Expression expression, Frame frame) {
    return body.conversions.convert(expression, natural(expression, frame), frame);
  }

  /** The values of expressions, evaluated in order. */
  List<JavaExpression> values(List<Expression> expressions, Frame frame) {
    List<JavaExpression> values = new ArrayList<>();
    for (Expression expression : expressions) {
      int mark = frame.mark();
      JavaExpression value = value(expression, frame);
      if (frame.mark() > mark) {
        keep(values, expressions, mark, frame);
      }
      values.add(value);
    }
    return values;
  }

  /** The values of expressions, evaluated in order, in forms that can be read in another one. */
  List<JavaExpression> keptValues(List<Expression> expressions, Frame frame) {
    List<JavaExpression> values = values(expressions, frame);
    if (values.stream().filter(value -> !value.stable()).count() > 1) {
      keep(values, expressions, frame.mark(), frame);
    }
    return values;
  }

  /** The values of expressions, each in a variable of the name wanted unless it is a constant. */
  List<JavaExpression> heldValues(List<Expression> expressions, List<String> names, Frame frame) {
    List<JavaExpression> values = new ArrayList<>();
    for (int index = 0; index < expressions.size(); index++) {
      values.add(stable(expressions.get(index), names.get(index), frame));
    }
    return values;
  }

  /**
   * The values of arguments as Java arguments, in the order of the parameters, but evaluated in the
   * order of the source.
   */
  CodeBlock arguments(List<BoundArgument> arguments, Frame frame) {
    arguments.forEach(this::nameStep);
    List<Expression> wanted =
        arguments.stream().map(Values::orDefault).filter(Objects::nonNull).toList();
    List<Expression> written =
        arguments.stream()
            .map(BoundArgument::value)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(value -> value.span().start()))
            .toList();
    List<Expression> ordered = new ArrayList<>(written);
    wanted.stream().filter(value -> !containsNode(written, value)).forEach(ordered::add);
    boolean asWritten = sameOrder(ordered, wanted);
    List<JavaExpression> values = asWritten ? values(ordered, frame) : keptValues(ordered, frame);
    List<CodeBlock> all = new ArrayList<>();
    for (BoundArgument argument : arguments) {
      Expression value = Values.orDefault(argument);
      all.add(value == null ? CodeBlock.of("null") : values.get(indexOf(ordered, value)).code());
    }
    return CodeBlock.join(all, ",$W");
  }

  private void nameStep(BoundArgument argument) {
    if (argument.value() != null && body.steps.find(Values.core(argument.value())) != null) {
      body.nameAfter(Values.core(argument.value()), argument.component().text());
    }
  }

  private static boolean containsNode(List<Expression> nodes, Expression node) {
    return indexOf(nodes, node) >= 0;
  }

  @SuppressWarnings("ReferenceEquality") // nodes are told apart by identity
  private static int indexOf(List<Expression> nodes, Expression node) {
    for (int index = 0; index < nodes.size(); index++) {
      if (nodes.get(index) == node) {
        return index;
      }
    }
    return -1;
  }

  @SuppressWarnings("ReferenceEquality") // nodes are told apart by identity
  private static boolean sameOrder(List<Expression> first, List<Expression> second) {
    for (int index = 0; index < first.size(); index++) {
      if (first.get(index) != second.get(index)) {
        return false;
      }
    }
    return true;
  }

  /** The values as Java arguments. */
  static CodeBlock list(List<JavaExpression> values) {
    return CodeBlock.join(values.stream().map(JavaExpression::code).toList(), ",$W");
  }

  /** The value in a form that can be evaluated again; a variable if need be. */
  JavaExpression stable(Expression expression, String name, Frame frame) {
    JavaExpression value = value(expression, frame);
    return value.stable() ? value : variable(expression, value, name, frame);
  }

  private JavaExpression variable(
      Expression expression, JavaExpression value, String wanted, Frame frame) {
    String name = frame.names.takeFresh(wanted);
    frame.add("$T $N = $L", JavaTypes.of(body.typing.target(expression)), name, value.code());
    return JavaExpression.variable(
        name, JavaTypes.of(body.typing.target(expression)).isPrimitive());
  }

  /** Keeps the values evaluated so far in variables, before the statements since {@code mark}. */
  private void keep(
      List<JavaExpression> values, List<Expression> expressions, int mark, Frame frame) {
    int place = mark;
    for (int index = 0; index < values.size(); index++) {
      JavaExpression value = values.get(index);
      if (!value.stable()) {
        var type = JavaTypes.of(body.typing.target(expressions.get(index)));
        String name = frame.names.takeFresh("value");
        frame.insert(place++, CodeBlock.of("$T $N = $L;\n", type, name, value.code()));
        values.set(index, JavaExpression.variable(name, type.isPrimitive()));
      }
    }
  }

  private JavaExpression natural(Expression expression, Frame frame) {
    return expression.accept(new Forms(expression, frame));
  }

  /** One method for each form of expression. */
  private final class Forms implements Expression.Visitor<JavaExpression> {
    private final Expression self;
    private final Frame frame;

    Forms(Expression self, Frame frame) {
      this.self = self;
      this.frame = frame;
    }

    private JavaExpression byMeaning() {
      Meaning meaning = body.typing.meaning(self);
      return meaning.accept(new MeaningEmitter(body, self, frame));
    }

    @Override
    public JavaExpression name(Expression.NameReference node) {
      return byMeaning();
    }

    @Override
    public JavaExpression interpolation(Expression.Interpolation node) {
      return body.operators.interpolation(node, frame);
    }

    @Override
    public JavaExpression member(Expression.MemberAccess node) {
      return byMeaning();
    }

    @Override
    public JavaExpression method(Expression.MethodCall node) {
      return byMeaning();
    }

    @Override
    public JavaExpression application(Expression.Application node) {
      return byMeaning();
    }

    @Override
    public JavaExpression indexed(Expression.Indexed node) {
      return byMeaning();
    }

    @Override
    public JavaExpression unary(Expression.Unary node) {
      return body.operators.unary(node, frame);
    }

    @Override
    public JavaExpression binary(Expression.Binary node) {
      return body.operators.binary(node, frame);
    }

    @Override
    public JavaExpression with(Expression.With node) {
      return body.constructions.with(node, frame);
    }

    @Override
    public JavaExpression is(Expression.Is node) {
      return body.optionals.is(node, frame);
    }

    @Override
    public JavaExpression orFail(Expression.OrFail node) {
      return body.optionals.orFail(node, frame);
    }

    @Override
    public JavaExpression orReturn(Expression.OrReturn node) {
      return body.optionals.orReturn(node, frame);
    }

    @Override
    public JavaExpression fallback(Expression.Fallback node) {
      return body.optionals.fallback(node, frame);
    }

    @Override
    public JavaExpression conditional(Expression.Conditional node) {
      return body.operators.conditional(node, frame);
    }

    @Override
    public JavaExpression comprehension(Expression.Comprehension node) {
      return body.collections.comprehension(node, frame);
    }

    @Override
    public JavaExpression list(Expression.ListLiteral node) {
      return body.collections.list(node, frame);
    }

    @Override
    public JavaExpression map(Expression.MapLiteral node) {
      return body.collections.map(node, frame);
    }

    @Override
    public JavaExpression lambda(Expression.Lambda node) {
      return body.collections.lambda(node, frame);
    }

    @Override
    public JavaExpression transaction(Expression.Transaction node) {
      return body.transactions.value(node, frame);
    }

    @Override
    public JavaExpression loop(Expression.For node) {
      return body.loops.value(node, frame);
    }

    @Override
    public JavaExpression match(Expression.Match node) {
      return body.matches.value(node, frame);
    }

    @Override
    public JavaExpression literal(Literal node) {
      return Literals.of(node, body.typing.target(node));
    }

    @Override
    public JavaExpression remote(Remote node) {
      return body.remotes.value(node, frame);
    }
  }
}
