package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.syntax.Entry;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Pattern;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.PageType;
import org.jspecify.annotations.Nullable;

/** Types of what makes or walks a collection. */
final class CollectionTyper {
  private final ExpressionTyper expressions;
  private final Body body;
  private final StatementTyper statements;

  CollectionTyper(ExpressionTyper expressions, StatementTyper statements) {
    this.expressions = expressions;
    this.body = expressions.body;
    this.statements = statements;
  }

  Type list(Expression.ListLiteral node, @Nullable Want want) {
    if (want != null && want.isDemand() && want.type().present() instanceof ListType list) {
      Want element = want.part(list.element(), "each element");
      node.elements().forEach(it -> expressions.check(it, element));
      return new ListType(list.element(), exactly(node.elements().size()));
    }
    Type joined = Types.NEVER;
    for (Expression element : node.elements()) {
      joined =
          join(
              joined,
              element,
              expressions.infer(element, wish(joined)),
              "the elements before are ");
    }
    for (Expression element : node.elements()) {
      body.typing.target(element, joined);
    }
    return new ListType(joined, exactly(node.elements().size()));
  }

  private static Interval exactly(int length) {
    return new Interval((long) length, (long) length);
  }

  private static @Nullable Want wish(Type type) {
    return type instanceof Type.NeverType || type.isUnknown() ? null : Want.hint(type);
  }

  private Type join(Type joined, Expression element, Type type, String before) {
    Type both = type instanceof Type.NothingType ? null : Assigning.join(joined, type);
    if (both == null) {
      expressions.coercion.coerce(element, type, Want.of(joined, before + Words.aType(joined)));
      return joined;
    }
    return both;
  }

  Type map(Expression.MapLiteral node, @Nullable Want want) {
    if (want != null && want.isDemand() && want.type().present() instanceof MapType map) {
      for (Entry entry : node.entries()) {
        expressions.check(entry.key(), want.part(map.key(), "each key"));
        expressions.check(entry.value(), want.part(map.value(), "each value"));
      }
      return new MapType(map.key(), map.value(), upTo(node.entries().size()));
    }
    Type keys = Types.NEVER;
    Type values = Types.NEVER;
    for (Entry entry : node.entries()) {
      keys =
          join(
              keys,
              entry.key(),
              expressions.infer(entry.key(), wish(keys)),
              "the keys before are ");
      values =
          join(
              values,
              entry.value(),
              expressions.infer(entry.value(), wish(values)),
              "the values before are ");
    }
    for (Entry entry : node.entries()) {
      body.typing.target(entry.key(), keys);
      body.typing.target(entry.value(), values);
    }
    if (!(keys instanceof Type.NeverType) && !Comparing.canBeKey(keys)) {
      body.report(Code.BEL2010, node.span(), Words.aType(keys) + " cannot be the key of a map");
    }
    return new MapType(keys, values, upTo(node.entries().size()));
  }

  private static Interval upTo(int length) {
    return new Interval(null, (long) length);
  }

  Type comprehension(Expression.Comprehension node, @Nullable Want want) {
    Interval length = walk(node.collection(), node.pattern());
    Facts before = body.facts;
    body.inPure(
        "a comprehension",
        () -> {
          if (node.condition() != null) {
            body.facts = expressions.conditions.branches(node.condition()).whenTrue();
          }
          return Types.BOOL;
        });
    Interval result = node.condition() == null ? length : new Interval(null, length.greatest());
    Type element =
        body.inPure(
            "a comprehension",
            () ->
                want != null && want.isDemand() && want.type().present() instanceof ListType list
                    ? elementAs(node.element(), want.part(list.element(), "each element"))
                    : expressions.some(node.element()));
    body.facts = before;
    return new ListType(element, result);
  }

  private Type elementAs(Expression element, Want want) {
    expressions.check(element, want);
    return want.type();
  }

  /** Types a collection and binds its elements; gives the bounds of its length. */
  private Interval walk(Expression collection, Pattern pattern) {
    Type type = expressions.value(collection, "a loop");
    Type element = expressions.element(type);
    if (element == null) {
      body.report(
          Code.BEL2001,
          collection.span(),
          "a loop walks a list, a page of rows or a map, but this is " + Words.aType(type));
      element = Types.UNKNOWN;
    }
    if (type instanceof PageType page) {
      body.typing.target(collection, new ListType(page.row(), Interval.ALL));
    }
    statements.bind(pattern, element);
    return Conversion.bounds(type);
  }

  /**
   * Types a loop.
   *
   * @param valued whether its value is used
   */
  Type loop(Expression.For node, @Nullable Want want, boolean valued) {
    if (body.isPure()) {
      body.step(node.span(), "a loop");
    }
    Interval length = walk(node.collection(), node.pattern());
    Facts before = body.facts;
    body.facts = statements.withoutAssigned(node.block(), before);
    if (!valued) {
      statements.block(node.block());
      body.facts = statements.withoutAssigned(node.block(), before);
      return Types.NOTHING;
    }
    Want element =
        want != null && want.isDemand() && want.type().present() instanceof ListType list
            ? want.part(list.element(), "each element")
            : null;
    YieldScope scope = new YieldScope(element);
    body.yields.push(scope);
    statements.block(node.block());
    body.yields.pop();
    scope.settle(body.typing);
    body.facts = statements.withoutAssigned(node.block(), before);
    if (scope.isEmpty()) {
      body.report(
          Code.BEL2015,
          node.span(),
          "the value of this loop is used, but nothing in it yields one");
      return new ListType(Types.UNKNOWN, Interval.ALL);
    }
    return new ListType(
        element == null ? scope.joined() : element.type(), Yields.in(node.block()).times(length));
  }
}
