package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.Role;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Selector;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.PlaceMeaning.RowField;
import io.beldi.compiler.types.PlaceMeaning.RowPlace;
import io.beldi.compiler.types.PlaceMeaning.Variable;
import io.beldi.compiler.types.Type.RecordType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what statements change. */
final class PlaceTyper {
  /** What a statement does to a place. */
  enum Change {
    SETS,
    /** It adds, so the place needs a value to begin with. */
    ADDS,
    /** It adds, and says what happens where there is no row. */
    ADDS_OR_FAILS
  }

  private final ExpressionTyper expressions;
  private final Body body;

  PlaceTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
  }

  /**
   * What a place is; null where it is in error.
   *
   * @param change what the statement does to the place
   */
  @Nullable PlaceMeaning place(Place place, Change change) {
    Symbol root = body.names.find(place.root());
    List<Selector> selectors = place.selectors();
    PlaceMeaning meaning = null;
    if (root instanceof LocalSymbol local) {
      meaning = variable(place, local);
    } else if (root instanceof StateSymbol state) {
      meaning = row(place, state, selectors, change);
    } else if (root instanceof ServiceSymbol service
        && !selectors.isEmpty()
        && selectors.get(0) instanceof Selector.FieldSelector field) {
      StateSymbol state = expressions.members.states().of(service, field.name());
      if (state == null) {
        expressions.members.unknown(
            field.name(), "`" + service.text() + "` has no state", List.of());
        inferKeys(selectors);
      } else {
        meaning = row(place, state, selectors.subList(1, selectors.size()), change);
      }
    } else {
      inferKeys(selectors);
      if (root != null) {
        fixed(place, "`" + root.text() + "` is " + root.kind() + ", which nothing can change");
      }
    }
    if (meaning != null) {
      body.typing.place(place, meaning);
    }
    return meaning;
  }

  private void inferKeys(List<Selector> selectors) {
    for (Selector selector : selectors) {
      if (selector instanceof Selector.KeySelector key) {
        expressions.inferAll(key.keys());
      }
    }
  }

  private void fixed(Place place, String message) {
    body.report(Code.BEL2014, place.span(), message);
  }

  private @Nullable PlaceMeaning variable(Place place, LocalSymbol local) {
    inferKeys(place.selectors());
    Type type = body.typing.findLocal(local);
    if (type == null) {
      return null;
    } else if (!place.selectors().isEmpty()) {
      body.report(
          Diagnostic.of(Code.BEL2014, place.span(), "a part of a value cannot change")
              .withHelp(
                  local.role() == Role.VAR && type.present() instanceof RecordType
                      ? "make a new value: `" + local.text() + " = " + local.text() + " with (…)`"
                      : "make a new value with `with`"));
      return null;
    } else if (local.role() != Role.VAR) {
      Diagnostic found =
          Diagnostic.of(
                  Code.BEL2014,
                  place.span(),
                  "`" + local.text() + "` is " + local.kind() + ", which cannot change")
              .withLabel(local.name().span(), "declared here");
      body.report(local.role() == Role.LET ? found.withHelp("declare it with `var`") : found);
      return null;
    }
    return new Variable(local, type);
  }

  private @Nullable PlaceMeaning row(
      Place place, StateSymbol state, List<Selector> selectors, Change change) {
    inferKeys(selectors.isEmpty() ? selectors : selectors.subList(1, selectors.size()));
    if (selectors.isEmpty() || !(selectors.get(0) instanceof Selector.KeySelector key)) {
      body.report(
          Diagnostic.of(Code.BEL2014, place.span(), "a state changes row by row")
              .withHelp("name the row: `" + state.text() + "[key]`"));
      return null;
    }
    expressions.members.states().keys(state, key.keys(), key.span());
    StateDefinition definition = body.definitions.of(state);
    if (selectors.size() == 1) {
      return new RowPlace(state, key.keys(), definition.value());
    } else if (selectors.size() > 2) {
      body.report(
          Diagnostic.of(
                  Code.BEL0900, place.span(), "not supported yet: changing a field of a field")
              .withHelp("change the field as a whole"));
      return null;
    }
    return field(place, definition, key.keys(), selectors.get(1), change);
  }

  private @Nullable PlaceMeaning field(
      Place place, StateDefinition state, List<Expression> keys, Selector selector, Change change) {
    if (!(selector instanceof Selector.FieldSelector name)) {
      body.report(Code.BEL0900, place.span(), "not supported yet: changing an element of a row");
      return null;
    }
    if (!(state.value() instanceof RecordType record)) {
      if (!state.value().isUnknown()) {
        expressions.members.unknown(
            name.name(), "a row of `" + state.symbol().text() + "` has no field", List.of());
      }
      return null;
    }
    List<Component> fields = body.definitions.of(record.symbol()).fields();
    for (Component field : fields) {
      if (field.text().equals(name.name().text())) {
        return field(place, state, keys, fields, field, change);
      }
    }
    Diagnostic found =
        Diagnostic.of(
            Code.BEL1001,
            name.name().span(),
            "the record `" + record + "` has no field `" + name.name().text() + "`");
    List<String> names = fields.stream().map(Component::text).toList();
    body.report(Suggestions.question(name.name().text(), names).map(found::withHelp).orElse(found));
    return null;
  }

  private PlaceMeaning field(
      Place place,
      StateDefinition state,
      List<Expression> keys,
      List<Component> fields,
      Component field,
      Change change) {
    List<Component> others = fields.stream().filter(it -> !it.equals(field)).toList();
    List<Component> lacking =
        fields.stream()
            .filter(it -> !it.mayBeLeftOut() && (change != Change.SETS || !it.equals(field)))
            .toList();
    if (lacking.isEmpty()) {
      return new RowField(state.symbol(), keys, field, others, field.type());
    }
    String row = expressions.presence.row(state.symbol(), keys);
    boolean known = row != null && body.facts.knows(row);
    if (!known && change != Change.ADDS_OR_FAILS && !body.isTest()) {
      body.report(mayBeAbsent(place, state, lacking));
    }
    return new RowField(state.symbol(), keys, field, null, field.type());
  }

  private static Diagnostic mayBeAbsent(
      Place place, StateDefinition state, List<Component> lacking) {
    String names =
        lacking.stream().map(it -> "`" + it.text() + "`").collect(Collectors.joining(", "));
    Diagnostic found =
        Diagnostic.of(
            Code.BEL2011,
            place.span(),
            "the row may be absent, and "
                + names
                + (lacking.size() == 1 ? " has" : " have")
                + " no default to begin with");
    for (Component field : lacking) {
      found = found.withLabel(field.name().span(), "no default");
    }
    return found.withHelp(
        "read the row before: `let row = "
            + state.symbol().text()
            + "[…] or fail E`, or give the fields defaults");
  }
}
