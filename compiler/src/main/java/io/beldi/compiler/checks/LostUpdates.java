package io.beldi.compiler.checks;

import io.beldi.compiler.checks.RowKnowledge.Kind;
import io.beldi.compiler.checks.RowKnowledge.Read;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.PlaceMeaning.RowField;
import io.beldi.compiler.types.PlaceMeaning.RowPlace;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that are read, and written after what was read, with time for others in between. */
final class LostUpdates {
  private final Names names;
  private final Typing typing;
  private final TransactionContexts contexts;
  private final List<Diagnostic> found;

  LostUpdates(Names names, Typing typing, TransactionContexts contexts, List<Diagnostic> found) {
    this.names = names;
    this.typing = typing;
    this.contexts = contexts;
    this.found = found;
  }

  void check(FunctionDefinition function) {
    boolean inside = function.transactional() || contexts.isAlwaysInside(function.symbol());
    if (!inside && function.node().body() instanceof Block body) {
      new ValueFlow(names, typing, this::write).follow(body);
    }
  }

  /** Judges a write by what its value and the decisions before it are made of. */
  private void write(ValueFlow.Write write, ValueFlow flow) {
    PlaceMeaning place = write.place();
    StateSymbol state = state(place);
    Symbolic key = flow.key(keys(place));
    if (state == null || key == null) {
      return;
    }
    Optional<Read> lost =
        write.value().stream()
            .filter(one -> one.kind() != Kind.PRESENCE)
            .filter(one -> one.read().isOf(state, key))
            .map(RowKnowledge::read)
            .filter(read -> !flow.isSafe(read))
            .findFirst();
    if (lost.isEmpty()) {
      lost =
          write.decisions().stream()
              .filter(one -> one.read().isOf(state, key) && matters(one, write))
              .map(RowKnowledge::read)
              .filter(read -> !flow.isSafe(read))
              .findFirst();
    }
    lost.ifPresent(read -> found.add(report(write.node().span(), state, read)));
  }

  private static boolean matters(RowKnowledge decision, ValueFlow.Write write) {
    if (write.node() instanceof Statement.Insert) {
      return false;
    } else if (decision.kind() == Kind.PRESENCE) {
      return write.node() instanceof Statement.Assign && write.place() instanceof RowPlace;
    }
    return !(write.node() instanceof Statement.Update update)
        || !decision.field().equals(field(write.place()))
        || !isBounded(write.place().type(), update.sign());
  }

  /** Whether the store itself refuses an update that goes too far. */
  private static boolean isBounded(Type type, Statement.Sign sign) {
    Interval bounds = null;
    if (type instanceof Type.IntType number) {
      bounds = number.bounds();
    } else if (type instanceof Type.LongType number) {
      bounds = number.bounds();
    }
    return bounds != null
        && (sign == Statement.Sign.MINUS ? bounds.least() : bounds.greatest()) != null;
  }

  private static String field(PlaceMeaning place) {
    return place instanceof RowField field ? field.field().text() : "";
  }

  static @Nullable StateSymbol state(PlaceMeaning place) {
    if (place instanceof RowPlace row) {
      return row.state();
    }
    return place instanceof RowField field ? field.state() : null;
  }

  static List<Expression> keys(PlaceMeaning place) {
    if (place instanceof RowPlace row) {
      return row.keys();
    }
    return place instanceof RowField field ? field.keys() : List.of();
  }

  private static Diagnostic report(Span write, StateSymbol state, Read read) {
    return Diagnostic.of(
            Code.BEL4030,
            write,
            "a row of `"
                + state.text()
                + "` is written after what was read of it, and may have"
                + " changed in between")
        .withLabel(read.span(), "read here")
        .withText("written here, not in one transaction with the read")
        .withWhy("another instance may write the row between the two, and its change is lost")
        .withHelp("put the read and the write into one `transaction`")
        .withHelp("or change the row without reading it: `+=`, `-= … else fail`, `insert`");
  }
}
