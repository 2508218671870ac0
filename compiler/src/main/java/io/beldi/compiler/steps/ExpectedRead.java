package io.beldi.compiler.steps;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** A row that a block is sure to read, with a key that is known before the block begins. */
public record ExpectedRead(StateSymbol state, List<Path> keys) {
  /** Keeps an unchangeable copy of the keys. */
  public ExpectedRead {
    keys = List.copyOf(keys);
  }

  /**
   * A value that is known already.
   *
   * @param root a name that was bound before the block, or a constant
   * @param fields the fields that lead from there to the value
   */
  public record Path(Expression root, List<String> fields) {
    /** Keeps an unchangeable copy of the fields. */
    public Path {
      fields = List.copyOf(fields);
    }

    /** The path to a field of this value. */
    Path to(String field) {
      List<String> longer = new ArrayList<>(fields);
      longer.add(field);
      return new Path(root, longer);
    }
  }
}
