package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Definition.IndexDefinition;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression does, where its form alone does not tell: names, member accesses, method
 * calls, applications and indexing.
 */
public sealed interface Meaning {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    /** A local name. */
    R local(Local meaning);

    /** A constant. */
    R constant(Constant meaning);

    /** A value of an enum. */
    R enumValue(EnumValueOf meaning);

    /** A field of a record or of a caught error. */
    R field(FieldOf meaning);

    /** A part of a row, a pair or a page. */
    R part(PartOf meaning);

    /** A function of the library. */
    R library(LibraryCall meaning);

    /** A pure function of the program. */
    R pure(PureCall meaning);

    /** A row of a state. */
    R row(RowRead meaning);

    /** An element of a list or a map. */
    R element(ElementOf meaning);

    /** Several rows of a state. */
    R query(StateQuery meaning);

    /** A new record. */
    R construct(Construction meaning);

    /** An id from text. */
    R idFromText(IdFromText meaning);

    /** A new id. */
    R newId(NewId meaning);

    /** A constant written as a constructor. */
    R scalar(ScalarConstant meaning);

    /** A function that every body knows. */
    R builtin(BuiltinCall meaning);
  }

  /** A local name. The type of the expression is narrower where its presence is known. */
  record Local(LocalSymbol symbol) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.local(this);
    }
  }

  /** A constant. */
  record Constant(ConstantSymbol symbol) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** A value of an enum, {@code Status.paid}. */
  record EnumValueOf(EnumSymbol symbol, String value) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumValue(this);
    }
  }

  /** A field of a record or of a caught error, of the member access's target. */
  record FieldOf(Component field) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.field(this);
    }
  }

  /** A part of a row, a pair or a page, of the member access's target. */
  record PartOf(Part part) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.part(this);
    }
  }

  /** The parts that values without a declaration have. */
  enum Part {
    /** The key of a row, the first of a pair. */
    KEY,
    /** The second part of the key of a row. */
    SORT,
    /** The value of a row, the second of a pair. */
    VALUE,
    /** The cursor after a page. */
    NEXT
  }

  /**
   * A function of the library, applied to the target of the method call.
   *
   * @param arguments one for each parameter; a lambda's body is its {@link Expression.Lambda#body}
   */
  record LibraryCall(LibraryFunction function, List<Expression> arguments) implements Meaning {
    /** Keeps an unchangeable copy of the arguments. */
    public LibraryCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.library(this);
    }
  }

  /** A pure function of the program, arguments in the order of its parameters. */
  record PureCall(PureFunctionSymbol symbol, List<BoundArgument> arguments) implements Meaning {
    /** Keeps an unchangeable copy of the arguments. */
    public PureCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pure(this);
    }
  }

  /** A row of a state, {@code rooms[key]}: a step. */
  record RowRead(StateSymbol state, List<Expression> keys) implements Meaning {
    /** Keeps an unchangeable copy of the keys. */
    public RowRead {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.row(this);
    }
  }

  /** An element of a list (by number from 0) or of a map; absent where there is none. */
  record ElementOf(Expression collection, Expression key) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.element(this);
    }
  }

  /**
   * Several rows of a state: a step that gives a page.
   *
   * @param index of an {@link Kind#INDEX} query; else null
   * @param partition of a {@link Kind#RANGE} or an {@link Kind#INDEX} query; else null
   * @param limit the most rows, an {@code int}
   * @param from the cursor after which the page begins; null at the beginning
   * @param newestFirst a {@code bool}, only of a {@link Kind#RANGE} query; null for false
   */
  record StateQuery(
      Kind kind,
      StateSymbol state,
      @Nullable IndexDefinition index,
      @Nullable Expression partition,
      Expression limit,
      @Nullable Expression from,
      @Nullable Expression newestFirst)
      implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.query(this);
    }

    /** The ways to ask for several rows. */
    public enum Kind {
      /** The whole state. */
      SCAN,
      /** One partition, in order. */
      RANGE,
      /** Rows with one value of a field. */
      INDEX
    }
  }

  /** A new record, fields in the order of the declaration. */
  record Construction(RecordSymbol symbol, List<BoundArgument> fields) implements Meaning {
    /** Keeps an unchangeable copy of the fields. */
    public Construction {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.construct(this);
    }
  }

  /** An id from text, {@code HotelId("h1")}; a constant text is checked already. */
  record IdFromText(IdSymbol symbol, Expression text) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.idFromText(this);
    }
  }

  /** A new id, {@code HotelId.new()}: a step. */
  record NewId(IdSymbol symbol) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.newId(this);
    }
  }

  /**
   * A constant written as a constructor, such as {@code date("2025-01-01")}; the arguments are
   * checked.
   *
   * @param text the canonical text of a uuid, date or timestamp; the currency of money
   * @param amount of money; else null
   */
  record ScalarConstant(Type type, String text, @Nullable BigDecimal amount) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /** A function that every body knows. */
  record BuiltinCall(Builtin function) implements Meaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.builtin(this);
    }
  }

  /** The functions that every body knows. */
  enum Builtin {
    /** The clock: a step. */
    NOW,
    /** When the root of the workflow began: no step. */
    STARTED,
    /** A key for the outside world: a step. */
    STEP_KEY
  }
}
