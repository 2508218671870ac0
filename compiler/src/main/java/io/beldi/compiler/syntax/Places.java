package io.beldi.compiler.syntax;

/** Reads places as expressions. */
final class Places {
  private Places() {}

  static Expression asExpression(Place place) {
    Expression expression = new Expression.NameReference(place.root().span(), place.root());
    for (Selector selector : place.selectors()) {
      expression = selector.accept(new Step(expression));
    }
    return expression;
  }

  private record Step(Expression target) implements Selector.Visitor<Expression> {
    @Override
    public Expression field(Selector.FieldSelector node) {
      return new Expression.MemberAccess(target.span().to(node.span()), target, node.name());
    }

    @Override
    public Expression key(Selector.KeySelector node) {
      return new Expression.Indexed(target.span().to(node.span()), target, node.keys());
    }
  }
}
