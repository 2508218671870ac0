package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;

/** How many bytes a row takes at most, as its types say. */
final class RowSizes {
  /** What the store takes in one item, and what a value without a bound may fill. */
  private static final long ITEM = 400L << 10;

  private static final long NUMBER = 22;
  private static final long ID = 4 * 128;
  private static final long DEEPEST = 16;

  private final Typing typing;

  RowSizes(Typing typing) {
    this.typing = typing;
  }

  long most(StateSymbol state) {
    return Math.min(ITEM, most(typing.definitions().of(state).value(), 0));
  }

  private long most(Type type, int depth) {
    Type present = type.present();
    if (depth > DEEPEST) {
      return ITEM;
    } else if (present instanceof Type.StringType text) {
      return times(text.length(), 4);
    } else if (present instanceof Type.BytesType bytes) {
      return times(bytes.length(), 1);
    } else if (present instanceof Type.ListType list) {
      return times(list.length(), 1 + most(list.element(), depth + 1));
    } else if (present instanceof Type.MapType map) {
      return times(map.length(), most(map.key(), depth + 1) + most(map.value(), depth + 1));
    } else if (present instanceof Type.RecordType record) {
      return typing.definitions().of(record.symbol()).fields().stream()
          .mapToLong(field -> 4L * field.text().length() + most(field.type(), depth + 1))
          .reduce(0, (one, other) -> Math.min(ITEM, one + other));
    } else if (present instanceof Type.IdType) {
      return ID;
    }
    return 2 * NUMBER;
  }

  private static long times(Interval length, long each) {
    Long greatest = length.greatest();
    return greatest == null || greatest > ITEM ? ITEM : Math.min(ITEM, greatest * each);
  }
}
