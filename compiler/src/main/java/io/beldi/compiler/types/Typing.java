package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol.Callee;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.MatchPattern;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Type.NothingType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types and meanings of everything inside of bodies, and all declarations. */
public final class Typing {
  private final Definitions definitions;
  private final NodeTable<Expression, Type> types = new NodeTable<>();
  private final NodeTable<Expression, Type> targets = new NodeTable<>();
  private final NodeTable<Expression, Meaning> meanings = new NodeTable<>();
  private final NodeTable<Place, PlaceMeaning> places = new NodeTable<>();
  private final NodeTable<MatchPattern, PatternMeaning> patterns = new NodeTable<>();
  private final NodeTable<Failure, Raised> failures = new NodeTable<>();
  private final NodeTable<Remote, Invoked> remotes = new NodeTable<>();
  private final NodeTable<Expression.With, List<BoundArgument>> changes = new NodeTable<>();
  private final Map<LocalSymbol, Type> locals = new HashMap<>();

  Typing(Definitions definitions) {
    this.definitions = definitions;
  }

  /** All declarations. */
  public Definitions definitions() {
    return definitions;
  }

  /** The type that an expression has by itself. */
  public Type type(Expression expression) {
    return types.get(expression);
  }

  /**
   * The type that the surroundings want of an expression, equal to {@link #type} where they want
   * nothing else. Where the two differ the value is converted, see {@link Conversion}.
   */
  public Type target(Expression expression) {
    Type target = targets.find(expression);
    return target == null ? type(expression) : target;
  }

  /** What a name, a member access, a method call, an application or an indexing does. */
  public Meaning meaning(Expression expression) {
    return meanings.get(expression);
  }

  /** As {@link #meaning}; null where the expression has none, or is in error. */
  public @Nullable Meaning findMeaning(Expression expression) {
    return meanings.find(expression);
  }

  /** What a statement changes. */
  public PlaceMeaning place(Place place) {
    return places.get(place);
  }

  /** As {@link #place}; null where the place is in error. */
  public @Nullable PlaceMeaning findPlace(Place place) {
    return places.find(place);
  }

  /** What a pattern tests. */
  public PatternMeaning pattern(MatchPattern pattern) {
    return patterns.get(pattern);
  }

  /** The error that is raised, with its fields in the order of the declaration. */
  public Raised failure(Failure failure) {
    return failures.get(failure);
  }

  /** As {@link #failure}; null where it is in error. */
  public @Nullable Raised findFailure(Failure failure) {
    return failures.find(failure);
  }

  /**
   * What a {@code call}, {@code spawn} or {@code run} names, arguments in order of the parameters.
   */
  public Invoked remote(Remote remote) {
    return remotes.get(remote);
  }

  /** As {@link #remote}; null where it is in error. */
  public @Nullable Invoked findRemote(Remote remote) {
    return remotes.find(remote);
  }

  /** What {@code with} changes, in the order of the source; each value is present. */
  public List<BoundArgument> changes(Expression.With with) {
    return changes.get(with);
  }

  /** The type of a local as it was declared; uses of it may have a narrower one. */
  public Type local(LocalSymbol symbol) {
    Type type = locals.get(symbol);
    if (type == null) {
      throw new IllegalStateException(
          "no type for " + symbol.text() + " at " + symbol.name().span());
    }
    return type;
  }

  /** Whether a loop, transaction or match gives a value that its surroundings use. */
  public boolean hasValue(Expression expression) {
    return !(type(expression) instanceof NothingType);
  }

  void type(Expression expression, Type type) {
    types.put(expression, type);
  }

  /** As {@link #type}; null where the expression has none of its own, such as a state's name. */
  public @Nullable Type findType(Expression expression) {
    return types.find(expression);
  }

  void target(Expression expression, Type type) {
    targets.put(expression, type);
  }

  void meaning(Expression expression, Meaning meaning) {
    meanings.put(expression, meaning);
  }

  void place(Place place, PlaceMeaning meaning) {
    places.put(place, meaning);
  }

  void pattern(MatchPattern pattern, PatternMeaning meaning) {
    patterns.put(pattern, meaning);
  }

  void failure(Failure failure, Raised raised) {
    failures.put(failure, raised);
  }

  void remote(Remote remote, Invoked invoked) {
    remotes.put(remote, invoked);
  }

  void changes(Expression.With with, List<BoundArgument> arguments) {
    changes.put(with, List.copyOf(arguments));
  }

  void local(LocalSymbol symbol, Type type) {
    locals.put(symbol, type);
  }

  @Nullable Type findLocal(LocalSymbol symbol) {
    return locals.get(symbol);
  }

  /** An error with its fields. */
  public record Raised(ErrorSymbol error, List<BoundArgument> fields) {
    /** Keeps an unchangeable copy of the fields. */
    public Raised {
      fields = List.copyOf(fields);
    }
  }

  /** A function or an extern step with its arguments. */
  public record Invoked(Callee callee, List<BoundArgument> arguments) {
    /** Keeps an unchangeable copy of the arguments. */
    public Invoked {
      arguments = List.copyOf(arguments);
    }
  }
}
