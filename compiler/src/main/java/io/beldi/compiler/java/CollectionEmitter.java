package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Entry;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Pattern;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.NeverType;
import io.beldi.compiler.types.Type.PageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lists, maps, comprehensions, and lambdas of library functions. */
final class CollectionEmitter {
  private static final ClassName LISTS = RuntimeNames.library("Lists");
  private final Body body;
  private final PatternBinder patterns;

  CollectionEmitter(Body body) {
    this.body = body;
    this.patterns = new PatternBinder(body);
  }

  JavaExpression list(Expression.ListLiteral node, Frame frame) {
    List<JavaExpression> elements = body.expressions.values(node.elements(), frame);
    boolean optional =
        body.typing.target(node).present() instanceof ListType type && type.element().isOptional();
    Class<?> factory = optional && !elements.isEmpty() ? Arrays.class : List.class;
    String method = optional && !elements.isEmpty() ? "asList" : "of";
    return JavaExpression.primary(
        CodeBlock.of(
            "$T.$L$L($L)",
            factory,
            witness(node, optional),
            method,
            ExpressionEmitter.list(elements)),
        false);
  }

  /** The element type, where Java may not find it. */
  private CodeBlock witness(Expression.ListLiteral node, boolean optional) {
    Type type = body.typing.target(node).present();
    if (type instanceof ListType list
        && !(list.element() instanceof NeverType)
        && (optional || node.elements().isEmpty())) {
      return CodeBlock.of("<$T>", JavaTypes.boxed(list.element()));
    }
    return CodeBlock.of("");
  }

  JavaExpression map(Expression.MapLiteral node, Frame frame) {
    List<Expression> parts = new ArrayList<>();
    for (Entry entry : node.entries()) {
      parts.add(entry.key());
      parts.add(entry.value());
    }
    List<JavaExpression> values = body.expressions.values(parts, frame);
    Type type = body.typing.target(node).present();
    CodeBlock row =
        type instanceof MapType map
            ? CodeBlock.of(
                "new $T<$T, $T>",
                RuntimeNames.ROW,
                JavaTypes.boxed(map.key()),
                JavaTypes.boxed(map.value()))
            : CodeBlock.of("new $T<>", RuntimeNames.ROW);
    List<CodeBlock> rows = new ArrayList<>();
    for (int index = 0; index < values.size(); index += 2) {
      rows.add(
          CodeBlock.of("$L($L, $L)", row, values.get(index).code(), values.get(index + 1).code()));
    }
    CodeBlock witness =
        rows.isEmpty() && type instanceof MapType map && !(map.key() instanceof NeverType)
            ? CodeBlock.of("<$T, $T>", JavaTypes.boxed(map.key()), JavaTypes.boxed(map.value()))
            : CodeBlock.of("");
    return JavaExpression.primary(
        CodeBlock.of(
            "$T.$LtoMap($T.of($L))", LISTS, witness, List.class, CodeBlock.join(rows, ",$W")),
        false);
  }

  JavaExpression element(Meaning.ElementOf meaning, Frame frame) {
    List<JavaExpression> values =
        body.expressions.values(List.of(meaning.collection(), meaning.key()), frame);
    boolean map = body.typing.target(meaning.collection()).present() instanceof MapType;
    CodeBlock code =
        map
            ? CodeBlock.of("$L.get($L)", values.get(0).target(), values.get(1).code())
            : CodeBlock.of("$T.at($L)", LISTS, ExpressionEmitter.list(values));
    return JavaExpression.primary(code, false);
  }

  JavaExpression comprehension(Expression.Comprehension node, Frame frame) {
    JavaExpression collection = elements(node.collection(), frame);
    Type element = elementType(node.collection());
    CodeBlock source = collection.code();
    Expression condition = node.condition();
    if (condition != null) {
      source =
          CodeBlock.of(
              "$T.filter($L,$W$L)",
              LISTS,
              source,
              lambda(node.pattern(), element, condition, frame));
    }
    if (isIdentity(node)) {
      return JavaExpression.of(source, Binding.PRIMARY, false);
    }
    return JavaExpression.primary(
        CodeBlock.of(
            "$T.map($L,$W$L)",
            LISTS,
            source,
            lambda(node.pattern(), element, node.element(), frame)),
        false);
  }

  private boolean isIdentity(Expression.Comprehension node) {
    return node.condition() != null
        && node.pattern().names().size() == 1
        && node.element() instanceof Expression.NameReference name
        && name.name().text().equals(node.pattern().names().get(0).text())
        && body.typing.target(node.element()).equals(elementType(node.collection()));
  }

  /** What a loop walks, as something that Java can walk. */
  JavaExpression elements(Expression collection, Frame frame) {
    JavaExpression value = body.expressions.value(collection, frame);
    Type type = body.typing.target(collection).present();
    if (type instanceof PageType) {
      return new JavaExpression(
          CodeBlock.of("$L.rows()", value.target()), Binding.PRIMARY, false, value.stable());
    } else if (type instanceof MapType) {
      return JavaExpression.primary(
          CodeBlock.of("$T.entries($L)", RuntimeNames.library("Maps"), value.code()), false);
    }
    return value;
  }

  /** The type of what a loop finds in a collection. */
  Type elementType(Expression collection) {
    Type type = body.typing.target(collection).present();
    if (type instanceof ListType list) {
      return list.element();
    } else if (type instanceof PageType page) {
      return page.row();
    } else if (type instanceof MapType map) {
      return new Type.RowType(map.key(), map.value());
    }
    throw new IllegalStateException("no elements in " + type);
  }

  JavaExpression lambda(Expression.Lambda node, Frame frame) {
    Frame inside = frame.lambda(frame.names.inner(), frame.scope, null);
    String parameter = inside.names.take(node.parameter().text());
    LocalSymbol symbol = body.names.local(node.parameter());
    body.bind(symbol, JavaExpression.stable(CodeBlock.of("$N", parameter), false), true, inside);
    JavaExpression value = body.expressions.value(node.body(), inside);
    return JavaExpression.of(Lambdas.of(parameter, inside, value.code()), Binding.LOOSE, false);
  }

  /** A lambda of one element of a collection. */
  CodeBlock lambda(Pattern pattern, Type element, Expression value, Frame frame) {
    Frame inside = frame.lambda(frame.names.inner(), frame.scope, null);
    String parameter = patterns.take(pattern, inside);
    patterns.bind(pattern, parameter, element, false, inside);
    JavaExpression result = body.expressions.value(value, inside);
    return Lambdas.of(parameter, inside, result.code());
  }

  /** Whether an expression is just the one name that a pattern binds. */
  static boolean isElement(Pattern pattern, @Nullable Expression expression) {
    return pattern.names().size() == 1
        && expression instanceof Expression.NameReference name
        && name.name().text().equals(pattern.names().get(0).text());
  }
}
