package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.PlaceMeaning.RowField;
import io.beldi.compiler.types.PlaceMeaning.RowPlace;
import io.beldi.compiler.types.PlaceMeaning.Variable;
import io.beldi.compiler.types.PlaceTyper.Change;
import org.jspecify.annotations.Nullable;

/** Types of what is written into places. */
final class WriteTyper {
  private final ExpressionTyper expressions;
  private final Body body;
  private final PlaceTyper places;

  WriteTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
    this.places = new PlaceTyper(expressions);
  }

  /** The row that is written as a whole; null where the place is none. */
  @Nullable PlaceMeaning whole(Place node, String statement) {
    PlaceMeaning place = places.place(node, Change.SETS);
    if (place != null && !(place instanceof RowPlace)) {
      body.report(Code.BEL2014, node.span(), statement + " takes a whole row of a state");
      return null;
    }
    return place;
  }

  /** Checks a value that goes into a place. */
  void value(Expression value, @Nullable PlaceMeaning place) {
    if (place == null) {
      expressions.infer(value);
    } else {
      expressions.check(value, want(place));
    }
  }

  private Want want(PlaceMeaning place) {
    if (place instanceof RowPlace row) {
      return new Want(
          row.type(),
          "`" + row.state().text() + "` holds " + row.type(),
          body.definitions.of(row.state()).node().value().span(),
          "the state is declared here");
    } else if (place instanceof RowField field) {
      return Want.of(field.field(), "field");
    }
    return Want.of(place.type(), "the variable is " + Words.aType(place.type()));
  }

  void assign(Statement.Assign node) {
    PlaceMeaning place = places.place(node.place(), Change.SETS);
    value(node.value(), place);
    if (place instanceof Variable variable) {
      expressions.presence.assigned(variable.symbol());
      Type type = body.typing.findType(node.value());
      if (type != null && !type.isOptional() && variable.type().isOptional()) {
        body.facts = body.facts.with(Presence.path(variable.symbol()));
      }
    }
    exists(place);
  }

  /** A row that was written is there, whatever was before. */
  void exists(@Nullable PlaceMeaning place) {
    if (place instanceof RowPlace row) {
      String name = expressions.presence.row(row.state(), row.keys());
      body.facts = name == null ? body.facts : body.facts.with(name);
    }
  }

  void update(Statement.Update node) {
    Change change = node.otherwise() == null ? Change.ADDS : Change.ADDS_OR_FAILS;
    PlaceMeaning place = places.place(node.place(), change);
    if (place == null) {
      expressions.infer(node.amount());
    } else {
      amount(node, place);
    }
    if (node.otherwise() != null) {
      expressions.calls.failure(node.otherwise());
      if (place instanceof Variable) {
        body.report(
            Code.BEL0900,
            node.otherwise().span(),
            "not supported yet: `else` after a change of a variable");
      }
    }
  }

  private void amount(Statement.Update node, PlaceMeaning place) {
    Type type = place.type();
    String sign = node.sign() == Statement.Sign.PLUS ? "`+=`" : "`-=`";
    boolean plus = node.sign() == Statement.Sign.PLUS;
    boolean text = plus && place instanceof Variable && type instanceof Type.StringType;
    boolean time =
        place instanceof Variable && (type.equals(Types.DURATION) || type.equals(Types.TIMESTAMP));
    if (type.isUnknown()) {
      expressions.infer(node.amount());
    } else if (Comparing.isNumber(type) || text || time) {
      Type amount = type.equals(Types.TIMESTAMP) ? Types.DURATION : bare(type);
      expressions.check(
          node.amount(), Want.of(amount, sign + " takes " + Words.aType(amount) + " here"));
    } else {
      expressions.infer(node.amount());
      body.report(
          Code.BEL2001,
          node.place().span(),
          sign + " changes a number, but this is " + Words.aType(type));
    }
  }

  private static Type bare(Type type) {
    if (type instanceof Type.IntType) {
      return Types.INT;
    } else if (type instanceof Type.LongType) {
      return Types.LONG;
    }
    return type instanceof Type.StringType ? Types.STRING : type;
  }
}
