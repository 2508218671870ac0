package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds where state is touched, in a node or in what it calls. */
public final class Accesses {
  private final Typing typing;
  private final Effects effects;

  public Accesses(Typing typing, Effects effects) {
    this.typing = typing;
    this.effects = effects;
  }

  /**
   * The first write at or below a node, or the first call of what writes; null if there is none.
   */
  public @Nullable Node firstWrite(Node node) {
    return first(node, this::writes);
  }

  /** The first read at or below a node, or the first call of what reads; null if there is none. */
  public @Nullable Node firstRead(Node node) {
    return first(node, this::reads);
  }

  /** The state that a place is in; null where it is a variable or in error. */
  public static @Nullable PlaceMeaning row(Place place, Typing typing) {
    PlaceMeaning meaning = typing.findPlace(place);
    return meaning instanceof PlaceMeaning.Variable ? null : meaning;
  }

  /** The place that a statement changes; null where it changes none. */
  public static @Nullable Place target(Node node) {
    if (node instanceof Statement.Assign assign) {
      return assign.place();
    } else if (node instanceof Statement.Update update) {
      return update.place();
    } else if (node instanceof Statement.Insert insert) {
      return insert.place();
    }
    return node instanceof Statement.Delete delete ? delete.place() : null;
  }

  private static @Nullable Node first(Node node, Predicate<Node> wanted) {
    if (wanted.test(node)) {
      return node;
    }
    for (Node child : Children.of(node)) {
      Node found = first(child, wanted);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether a node itself changes a row, or calls what does. */
  public boolean writes(Node node) {
    FunctionEffects called = called(node);
    Place place = target(node);
    return (called != null && !called.writes().isEmpty())
        || (place != null && row(place, typing) != null);
  }

  private boolean reads(Node node) {
    FunctionEffects called = called(node);
    return (called != null && !called.reads().isEmpty())
        || (node instanceof Expression expression
            && typing.findMeaning(expression) instanceof Meaning.RowRead);
  }

  private @Nullable FunctionEffects called(Node node) {
    Typing.Invoked invoked = node instanceof Remote.Call call ? typing.findRemote(call) : null;
    return invoked != null && invoked.callee() instanceof FunctionSymbol function
        ? effects.of(function)
        : null;
  }
}
