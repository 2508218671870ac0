package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import org.jspecify.annotations.Nullable;

/** The type of a value. {@code toString} gives it as a user writes it. */
public sealed interface Type {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /** This type if it is not optional, else the type of the value that may be absent. */
  default Type present() {
    return this;
  }

  /** Whether a value may be absent. */
  default boolean isOptional() {
    return false;
  }

  /** Whether nothing is known, because of an error that is already reported. */
  default boolean isUnknown() {
    return false;
  }

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    /** True or false. */
    R bool(BoolType type);

    /** 32-bit integers. */
    R integer(IntType type);

    /** 64-bit integers. */
    R longInteger(LongType type);

    /** Binary floating point. */
    R floating(DoubleType type);

    /** Decimal numbers of a fixed size. */
    R decimal(DecimalType type);

    /** Amounts in a currency. */
    R money(MoneyType type);

    /** Text. */
    R string(StringType type);

    /** Bytes. */
    R bytes(BytesType type);

    /** A scalar that has neither bounds nor a number. */
    R scalar(ScalarType type);

    /** Identifiers of one kind. */
    R id(IdType type);

    /** A record. */
    R record(RecordType type);

    /** An enum. */
    R enumeration(EnumType type);

    /** A list. */
    R list(ListType type);

    /** A map. */
    R map(MapType type);

    /** A value that may be absent. */
    R optional(OptionalType type);

    /** A row, or a pair of {@code zip}. */
    R row(RowType type);

    /** A row of a state with a key of two parts. */
    R sortedRow(SortedRowType type);

    /** A page of rows. */
    R page(PageType type);

    /** No value, the result of a function without one. */
    R nothing(NothingType type);

    /** The literal {@code none}, before its surroundings give it a type. */
    R none(NoneType type);

    /** A caught error. */
    R error(ErrorType type);

    /** An expression that never gives a value. */
    R never(NeverType type);

    /** A part of the program that is already reported. */
    R unknown(UnknownType type);
  }

  /** True or false. */
  record BoolType() implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bool(this);
    }

    @Override
    public String toString() {
      return "bool";
    }
  }

  /** 32-bit integers, checked. */
  record IntType(Interval bounds) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.integer(this);
    }

    @Override
    public String toString() {
      return TypeText.bounded("int", bounds);
    }
  }

  /** 64-bit integers, checked. */
  record LongType(Interval bounds) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.longInteger(this);
    }

    @Override
    public String toString() {
      return TypeText.bounded("long", bounds);
    }
  }

  /** Binary floating point of 64 bits. */
  record DoubleType() implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.floating(this);
    }

    @Override
    public String toString() {
      return "double";
    }
  }

  /**
   * Decimal numbers.
   *
   * @param precision digits in all, 1 to 38
   * @param scale digits after the point, 0 to {@code precision}
   */
  record DecimalType(int precision, int scale) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.decimal(this);
    }

    @Override
    public String toString() {
      return "decimal(" + precision + ", " + scale + ")";
    }
  }

  /**
   * Amounts in a currency.
   *
   * @param currency the code, where the compiler knows it; never part of what a user writes
   */
  record MoneyType(@Nullable String currency) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.money(this);
    }

    @Override
    public String toString() {
      return "money";
    }
  }

  /** Text; {@code length} counts code points. */
  record StringType(Interval length) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.string(this);
    }

    @Override
    public String toString() {
      return TypeText.bounded("string", length);
    }
  }

  /** Bytes. */
  record BytesType(Interval length) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bytes(this);
    }

    @Override
    public String toString() {
      return TypeText.bounded("bytes", length);
    }
  }

  /** A scalar that has neither bounds nor a number. */
  record ScalarType(Kind kind) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }

    @Override
    public String toString() {
      return kind.word;
    }

    /** The scalars of this form. */
    public enum Kind {
      /** A UUID. */
      UUID("uuid"),
      /** A day of the calendar. */
      DATE("date"),
      /** A moment, in milliseconds of UTC. */
      TIMESTAMP("timestamp"),
      /** A time span, in milliseconds. */
      DURATION("duration");

      private final String word;

      Kind(String word) {
        this.word = word;
      }
    }
  }

  /** Identifiers of one kind. */
  record IdType(IdSymbol symbol) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.id(this);
    }

    @Override
    public String toString() {
      return symbol.text();
    }
  }

  /** A record. */
  record RecordType(RecordSymbol symbol) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
    }

    @Override
    public String toString() {
      return symbol.text();
    }
  }

  /** An enum. */
  record EnumType(EnumSymbol symbol) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumeration(this);
    }

    @Override
    public String toString() {
      return symbol.text();
    }
  }

  /** An immutable list. */
  record ListType(Type element, Interval length) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }

    @Override
    public String toString() {
      return TypeText.bounded("list<" + element + ">", length);
    }
  }

  /** An immutable map; iterates in key order. */
  record MapType(Type key, Type value, Interval length) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }

    @Override
    public String toString() {
      return TypeText.bounded("map<" + key + ", " + value + ">", length);
    }
  }

  /**
   * A value that may be absent.
   *
   * @param present never itself optional
   */
  record OptionalType(Type present) implements Type {
    /** An optional value; what is optional already, absent or unknown stays as it is. */
    public static Type of(Type type) {
      boolean asItIs = type.isOptional() || type.isUnknown() || type instanceof NeverType;
      return asItIs ? type : new OptionalType(type);
    }

    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.optional(this);
    }

    @Override
    public String toString() {
      return present + "?";
    }
  }

  /** A row of a state with a key of one part, an element of {@code zip}, an entry of a map. */
  record RowType(Type key, Type value) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.row(this);
    }

    @Override
    public String toString() {
      return "{key: " + key + ", value: " + value + "}";
    }
  }

  /** A row of a state with a key of two parts. */
  record SortedRowType(Type key, Type sort, Type value) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sortedRow(this);
    }

    @Override
    public String toString() {
      return "{key: " + key + ", sort: " + sort + ", value: " + value + "}";
    }
  }

  /**
   * A page of rows.
   *
   * @param row a {@link RowType} or a {@link SortedRowType}
   * @param cursor the type of {@code next} where there is more
   */
  record PageType(Type row, Type cursor) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.page(this);
    }

    @Override
    public String toString() {
      return "a page of " + row;
    }
  }

  /** No value, the result of a function without one. */
  record NothingType() implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nothing(this);
    }

    @Override
    public String toString() {
      return "no value";
    }
  }

  /** The literal {@code none}, before its surroundings give it a type. */
  record NoneType() implements Type {
    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public Type present() {
      return new NeverType();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.none(this);
    }

    @Override
    public String toString() {
      return "none";
    }
  }

  /** A caught error; its fields are those of the definition, and {@code retryAfter} of Conflict. */
  record ErrorType(ErrorSymbol symbol) implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.error(this);
    }

    @Override
    public String toString() {
      return "the error " + symbol.text();
    }
  }

  /** An expression that never gives a value, and the element of an empty list. */
  record NeverType() implements Type {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.never(this);
    }

    @Override
    public String toString() {
      return "no value";
    }
  }

  /** A part of the program that is already reported; goes with everything. */
  record UnknownType() implements Type {
    @Override
    public boolean isUnknown() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unknown(this);
    }

    @Override
    public String toString() {
      return "unknown";
    }
  }
}
