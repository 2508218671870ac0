package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. Parentheses leave no node; the shape of the tree says what they said. */
public sealed interface Expression extends ArmBody
    permits Literal,
        Remote,
        Expression.NameReference,
        Expression.Interpolation,
        Expression.MemberAccess,
        Expression.MethodCall,
        Expression.Application,
        Expression.Indexed,
        Expression.Unary,
        Expression.Binary,
        Expression.With,
        Expression.Is,
        Expression.OrFail,
        Expression.OrReturn,
        Expression.Fallback,
        Expression.Conditional,
        Expression.Comprehension,
        Expression.ListLiteral,
        Expression.MapLiteral,
        Expression.Lambda,
        Expression.Transaction,
        Expression.For,
        Expression.Match {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** A use of a name. */
    R name(NameReference node);

    /** A text with values in it. */
    R interpolation(Interpolation node);

    /** A field of a value, or a member of a type or service. */
    R member(MemberAccess node);

    /** A function of a value, {@code target.name(arguments)}. */
    R method(MethodCall node);

    /** A function or a construction, {@code name(arguments)}. */
    R application(Application node);

    /** A row, or an element of a list or a map, {@code target[keys]}. */
    R indexed(Indexed node);

    /** An operator before its operand. */
    R unary(Unary node);

    /** An operator between its operands. */
    R binary(Binary node);

    /** A record with some fields changed. */
    R with(With node);

    /** A test for {@code present}, {@code absent} or a member of a union. */
    R is(Is node);

    /** A value, or an error where it is absent. */
    R orFail(OrFail node);

    /** A value, or the end of the function where it is absent. */
    R orReturn(OrReturn node);

    /** A value, or another one where it is absent. */
    R fallback(Fallback node);

    /** One of two values. */
    R conditional(Conditional node);

    /** A list made from the elements of another. */
    R comprehension(Comprehension node);

    /** A list. */
    R list(ListLiteral node);

    /** A map. */
    R map(MapLiteral node);

    /** A pure function of one value, as an argument. */
    R lambda(Lambda node);

    /** A transaction. */
    R transaction(Transaction node);

    /** A loop over a finite collection. */
    R loop(For node);

    /** A choice by the form of a value. */
    R match(Match node);

    /** A constant. */
    R literal(Literal node);

    /** A step that another function or Java code performs. */
    R remote(Remote node);
  }

  /** A use of a name. */
  record NameReference(Span span, Name name) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.name(this);
    }
  }

  /**
   * A text with values in it.
   *
   * @param parts the texts, as string literals, and the expressions between braces, in order
   */
  record Interpolation(Span span, List<Expression> parts) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public Interpolation {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.interpolation(this);
    }
  }

  /** A field of a value, or a member of a type or service. */
  record MemberAccess(Span span, Expression target, Name name) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.member(this);
    }
  }

  /** A function of a value, {@code target.name(arguments)}. */
  record MethodCall(Span span, Expression target, Name name, List<Argument> arguments)
      implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public MethodCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.method(this);
    }
  }

  /** A function or a construction, {@code name(arguments)}. */
  record Application(Span span, Name callee, List<Argument> arguments) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public Application {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.application(this);
    }
  }

  /** A row, or an element of a list or a map, {@code target[keys]}. */
  record Indexed(Span span, Expression target, List<Expression> keys) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public Indexed {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.indexed(this);
    }
  }

  /** An operator before its operand. */
  record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** An operator between its operands. */
  record Binary(Span span, Expression left, BinaryOperator operator, Expression right)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** A record with some fields changed. */
  record With(Span span, Expression target, List<Argument> changes) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public With {
      changes = List.copyOf(changes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.with(this);
    }
  }

  /** A test for {@code present}, {@code absent} or a member of a union. */
  record Is(Span span, Expression operand, QualifiedName test) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.is(this);
    }
  }

  /** A value, or an error where it is absent. */
  record OrFail(Span span, Expression value, Failure failure) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.orFail(this);
    }
  }

  /** A value, or the end of the function where it is absent. */
  record OrReturn(Span span, Expression value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.orReturn(this);
    }
  }

  /** A value, or another one where it is absent. */
  record Fallback(Span span, Expression value, Expression alternative) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.fallback(this);
    }
  }

  /** One of two values. */
  record Conditional(Span span, Expression condition, Expression whenTrue, Expression whenFalse)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conditional(this);
    }
  }

  /** A list made from the elements of another. */
  record Comprehension(
      Span span,
      Expression element,
      Pattern pattern,
      Expression collection,
      @Nullable Expression condition)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comprehension(this);
    }
  }

  /** A list. */
  record ListLiteral(Span span, List<Expression> elements) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public ListLiteral {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /** A map. */
  record MapLiteral(Span span, List<Entry> entries) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public MapLiteral {
      entries = List.copyOf(entries);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /** A pure function of one value, as an argument. */
  record Lambda(Span span, Name parameter, Expression body) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lambda(this);
    }
  }

  /** A transaction. */
  record Transaction(Span span, List<Setting> settings, Block block) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public Transaction {
      settings = List.copyOf(settings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transaction(this);
    }
  }

  /**
   * A loop over a finite collection.
   *
   * @param parallelism how many rounds may run side by side; absent for one after another
   */
  record For(
      Span span, Pattern pattern, Expression collection, @Nullable Integer parallelism, Block block)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /** A choice by the form of a value. */
  record Match(Span span, Expression subject, List<MatchArm> arms) implements Expression {
    /** Keeps unchangeable copies of the lists. */
    public Match {
      arms = List.copyOf(arms);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.match(this);
    }
  }
}
