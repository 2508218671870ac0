package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often a loop goes round, and in which order. */
final class LoopBounds {
  private static final Set<String> IN_ORDER = Set.of("sortedBy", "keys", "entries");
  private static final Set<String> KEEPING_ORDER =
      Set.of("filter", "take", "drop", "distinct", "present", "reversed");

  private final Typing typing;
  private final Map<LocalSymbol, Expression> lets = new HashMap<>();

  LoopBounds(Typing typing) {
    this.typing = typing;
  }

  /** Remembers what a name stands for. */
  void bind(LocalSymbol local, Expression value) {
    lets.put(local, value);
  }

  /** The most rounds; {@link RowAccess#UNBOUNDED} where nothing says so. */
  long most(Expression.For loop) {
    Expression collection = loop.collection();
    if (collection instanceof Expression.ListLiteral list) {
      return list.elements().size();
    }
    Expression bound = letOf(collection);
    if (typing.findMeaning(bound == null ? collection : bound) instanceof Meaning.StateQuery query
        && query.limit() instanceof Literal.IntegerLiteral limit) {
      return Math.min(limit.value().longValue(), RowAccess.UNBOUNDED);
    }
    Type type = typing.findType(collection);
    Interval length = null;
    if (type instanceof Type.ListType list) {
      length = list.length();
    } else if (type instanceof Type.MapType map) {
      length = map.length();
    }
    Long greatest = length == null ? null : length.greatest();
    return greatest == null ? RowAccess.UNBOUNDED : Math.min(greatest, RowAccess.UNBOUNDED);
  }

  /** Whether a collection is visited in an order that is the same for everybody. */
  boolean isSorted(Expression collection) {
    if (collection instanceof Expression.ListLiteral list) {
      return list.elements().stream().allMatch(Literal.class::isInstance);
    } else if (typing.findType(collection) instanceof Type.MapType) {
      return true;
    } else if (collection instanceof Expression.MethodCall call
        && typing.findMeaning(call) instanceof Meaning.LibraryCall library) {
      String name = library.function().name();
      return IN_ORDER.contains(name) || (KEEPING_ORDER.contains(name) && isSorted(call.target()));
    }
    Expression bound = letOf(collection);
    return bound != null && isSorted(bound);
  }

  private @Nullable Expression letOf(Expression use) {
    return typing.findMeaning(use) instanceof Meaning.Local local ? lets.get(local.symbol()) : null;
  }
}
