package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement changes. */
public sealed interface PlaceMeaning {

  /** The type of the value in the place; of a row, without the question mark. */
  Type type();

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    /** A variable of the function. */
    R variable(Variable place);

    /** A whole row. */
    R row(RowPlace place);

    /** A field of a row. */
    R field(RowField place);
  }

  /** A variable of the function. */
  record Variable(LocalSymbol symbol, Type type) implements PlaceMeaning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.variable(this);
    }
  }

  /** A row as a whole. {@code +=} on it counts from 0 where there is no row. */
  record RowPlace(StateSymbol state, List<Expression> keys, Type type) implements PlaceMeaning {
    /** Keeps an unchangeable copy of the keys. */
    public RowPlace {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.row(this);
    }
  }

  /**
   * A field of a row, directly below it.
   *
   * @param defaults the other fields that a new row gets, in the order of the record; null where
   *     some have no default and the row is known to exist
   */
  record RowField(
      StateSymbol state,
      List<Expression> keys,
      Component field,
      @Nullable List<Component> defaults,
      Type type)
      implements PlaceMeaning {
    /** Keeps unchangeable copies of the lists. */
    public RowField {
      keys = List.copyOf(keys);
      defaults = defaults == null ? null : List.copyOf(defaults);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.field(this);
    }
  }
}
