package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. It begins with a keyword or a name. */
public sealed interface Statement extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** Binds names for good. */
    R let(Let node);

    /** Declares a variable. */
    R var(Var node);

    /** Runs the block of the first condition that holds. */
    R ifElse(If node);

    /** Gives a value to the nearest loop or transaction that has one. */
    R yield(Yield node);

    /** Fails unless a condition holds. */
    R require(Require node);

    /** Puts a row unless there is one. */
    R insert(Insert node);

    /** Removes a row. */
    R delete(Delete node);

    /** Pauses the function. */
    R sleep(Sleep node);

    /** Runs its statements side by side. */
    R parallel(Parallel node);

    /** Runs steps that are undone, newest first, when a later one fails. */
    R saga(Saga node);

    /** Runs a block and catches its errors. */
    R attempt(Try node);

    /** A transaction whose errors may be caught. */
    R transaction(TransactionStatement node);

    /** A loop without a value. */
    R loop(ForStatement node);

    /** A choice without a value. */
    R match(MatchStatement node);

    /** A step whose answer is not used. */
    R remote(RemoteStatement node);

    /** Assigns a variable, or puts a row or a field of it. */
    R assign(Assign node);

    /** Adds to a variable or to a field of a row. */
    R update(Update node);

    /** A statement with annotations. */
    R annotated(Annotated node);
  }

  /**
   * Binds names for good.
   *
   * @param undo what takes the step back in a saga, where it is given
   */
  record Let(
      Span span,
      Pattern pattern,
      @Nullable TypeReference type,
      Expression value,
      @Nullable Block undo)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.let(this);
    }
  }

  /** Declares a variable. */
  record Var(Span span, Name name, @Nullable TypeReference type, Expression value)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.var(this);
    }
  }

  /** Runs the block of the first condition that holds. */
  record If(Span span, List<Branch> branches, @Nullable Block otherwise) implements Statement {
    /** Keeps unchangeable copies of the lists. */
    public If {
      branches = List.copyOf(branches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ifElse(this);
    }
  }

  /** Gives a value to the nearest loop or transaction that has one. */
  record Yield(Span span, Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.yield(this);
    }
  }

  /** Fails unless a condition holds. */
  record Require(Span span, Expression condition, Failure failure) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.require(this);
    }
  }

  /**
   * Puts a row unless there is one.
   *
   * @param otherwise the error of a row that exists; without it the row is kept
   * @param undo what takes the step back in a saga, where it is given
   */
  record Insert(
      Span span, Place place, Expression value, @Nullable Failure otherwise, @Nullable Block undo)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.insert(this);
    }
  }

  /**
   * Removes a row.
   *
   * @param undo what takes the step back in a saga, where it is given
   */
  record Delete(Span span, Place place, @Nullable Block undo) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.delete(this);
    }
  }

  /** Pauses the function. */
  record Sleep(Span span, Expression duration) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sleep(this);
    }
  }

  /** Runs its statements side by side. */
  record Parallel(Span span, Block block) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.parallel(this);
    }
  }

  /** Runs steps that are undone, newest first, when a later one fails. */
  record Saga(Span span, Block block, List<CatchClause> catches) implements Statement {
    /** Keeps unchangeable copies of the lists. */
    public Saga {
      catches = List.copyOf(catches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.saga(this);
    }
  }

  /** Runs a block and catches its errors. */
  record Try(Span span, Block block, List<CatchClause> catches) implements Statement {
    /** Keeps unchangeable copies of the lists. */
    public Try {
      catches = List.copyOf(catches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attempt(this);
    }
  }

  /** A transaction whose errors may be caught. */
  record TransactionStatement(
      Span span, Expression.Transaction transaction, List<CatchClause> catches)
      implements Statement {
    /** Keeps unchangeable copies of the lists. */
    public TransactionStatement {
      catches = List.copyOf(catches);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transaction(this);
    }
  }

  /** A loop without a value. */
  record ForStatement(Span span, Expression.For loop) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /** A choice without a value. */
  record MatchStatement(Span span, Expression.Match match) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.match(this);
    }
  }

  /**
   * A step whose answer is not used.
   *
   * @param undo what takes the step back in a saga, where it is given
   */
  record RemoteStatement(Span span, Remote remote, @Nullable Block undo) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.remote(this);
    }
  }

  /**
   * Assigns a variable, or puts a row or a field of it.
   *
   * @param undo what takes the step back in a saga, where it is given
   */
  record Assign(Span span, Place place, Expression value, @Nullable Block undo)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assign(this);
    }
  }

  /**
   * Adds to a variable or to a field of a row.
   *
   * @param otherwise the error of a violated bound or an absent row
   * @param undo what takes the step back in a saga, where it is given
   */
  record Update(
      Span span,
      Place place,
      Sign sign,
      Expression amount,
      @Nullable Failure otherwise,
      @Nullable Block undo)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.update(this);
    }
  }

  /**
   * A statement with annotations.
   *
   * @param annotations at least one
   * @param statement never annotated itself
   */
  record Annotated(Span span, List<Annotation> annotations, Statement statement)
      implements Statement {
    /** Keeps unchangeable copies of the lists. */
    public Annotated {
      annotations = List.copyOf(annotations);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.annotated(this);
    }
  }

  /** A condition of an {@code if} with its block. */
  record Branch(Span span, Expression condition, Block block) implements Node {}

  /** Whether an update adds or subtracts. */
  enum Sign {
    /** Adds. */
    PLUS,
    /** Subtracts. */
    MINUS
  }
}
