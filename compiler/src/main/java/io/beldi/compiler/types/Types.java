package io.beldi.compiler.types;

import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.BytesType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.NeverType;
import io.beldi.compiler.types.Type.NoneType;
import io.beldi.compiler.types.Type.NothingType;
import io.beldi.compiler.types.Type.ScalarType;
import io.beldi.compiler.types.Type.StringType;
import io.beldi.compiler.types.Type.UnknownType;

/** Types that need no declaration. */
public final class Types {
  /** True or false. */
  public static final Type BOOL = new BoolType();

  /** 32-bit integers without bounds. */
  public static final Type INT = new IntType(Interval.ALL);

  /** 64-bit integers without bounds. */
  public static final Type LONG = new LongType(Interval.ALL);

  /** Binary floating point. */
  public static final Type DOUBLE = new DoubleType();

  /** Amounts in a currency that is not known here. */
  public static final Type MONEY = new MoneyType(null);

  /** Text of any length. */
  public static final Type STRING = new StringType(Interval.ALL);

  /** Bytes of any number. */
  public static final Type BYTES = new BytesType(Interval.ALL);

  /** A UUID. */
  public static final Type UUID = new ScalarType(ScalarType.Kind.UUID);

  /** A day. */
  public static final Type DATE = new ScalarType(ScalarType.Kind.DATE);

  /** A moment. */
  public static final Type TIMESTAMP = new ScalarType(ScalarType.Kind.TIMESTAMP);

  /** A time span. */
  public static final Type DURATION = new ScalarType(ScalarType.Kind.DURATION);

  /** No value. */
  public static final Type NOTHING = new NothingType();

  /** The literal {@code none}. */
  public static final Type NONE = new NoneType();

  /** Never a value. */
  public static final Type NEVER = new NeverType();

  /** Already reported. */
  public static final Type UNKNOWN = new UnknownType();

  private Types() {}
}
