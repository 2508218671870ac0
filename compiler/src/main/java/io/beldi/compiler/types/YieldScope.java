package io.beldi.compiler.types;

import io.beldi.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that the nearest loop or transaction is given by {@code yield}. */
final class YieldScope {
  private final @Nullable Want want;
  private final List<Expression> values = new ArrayList<>();
  private Type joined = Types.NEVER;
  private boolean empty = true;

  YieldScope(@Nullable Want want) {
    this.want = want;
  }

  /** What each value must be; null where the values decide. */
  @Nullable Want want() {
    return want;
  }

  Type joined() {
    return joined;
  }

  boolean isEmpty() {
    return empty;
  }

  /** Adds a value; false if it does not go with the earlier ones. */
  boolean add(Type type, Expression value) {
    empty = false;
    Type both = Assigning.join(joined, type);
    if (both == null) {
      return false;
    }
    joined = both;
    values.add(value);
    return true;
  }

  /** Notes what the values become, now that all are known. */
  void settle(Typing typing) {
    if (want == null) {
      values.forEach(value -> typing.target(value, joined));
    }
  }
}
