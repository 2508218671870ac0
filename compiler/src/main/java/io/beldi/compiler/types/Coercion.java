package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Meaning.RowRead;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.IdType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.NothingType;
import io.beldi.compiler.types.Type.StringType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Makes values fit into the places that want them, or says why they do not. */
final class Coercion {
  private final Body body;

  Coercion(Body body) {
    this.body = body;
  }

  /** Notes the conversion of a value, or reports that there is none. */
  void coerce(Expression expression, Type type, Want want) {
    if (type instanceof NothingType) {
      body.report(Code.BEL2015, expression.span(), want.demand() + ", but this gives no value");
    } else if (Assigning.fits(type, want.type())) {
      if (!type.isUnknown() && !want.type().isUnknown()) {
        body.typing.target(expression, want.type());
        constant(expression, want);
      }
    } else if (type.isOptional() && Assigning.fits(type.present(), want.type())) {
      if (!passes(expression, want.type())) {
        body.report(absent(expression, want.demand() + ", but this may be absent"));
      }
    } else {
      body.report(mismatch(expression, type, want));
    }
  }

  /** In an expectation a row that is absent fails the test, so that it can be used as it is. */
  private boolean passes(Expression expression, Type target) {
    boolean row = body.typing.findMeaning(expression) instanceof RowRead;
    if (body.isExpecting() && row) {
      body.typing.target(expression, target);
    }
    return body.isExpecting() && row;
  }

  /** The type of a value that must be there. */
  Type present(Expression expression, Type type, String use) {
    if (type instanceof NothingType) {
      body.report(Code.BEL2015, expression.span(), use + " needs a value, but this gives none");
      return Types.UNKNOWN;
    } else if (type.isOptional() && !passes(expression, type.present())) {
      body.report(absent(expression, use + " needs a value, but this may be absent"));
      return type instanceof Type.NoneType ? Types.UNKNOWN : type.present();
    }
    return type.present();
  }

  private Diagnostic absent(Expression expression, String message) {
    Diagnostic found =
        Diagnostic.of(Code.BEL2003, expression.span(), message)
            .withText("may be absent")
            .withHelp("say what happens then: `or fail E`, `or` a default, or `or return`");
    if (expression instanceof Expression.NameReference name) {
      return found.withHelp("or ask before: `if " + name.name().text() + " is present { … }`");
    }
    return found.withFix("add an error", new Edit(expression.span().atEnd(), " or fail "));
  }

  private Diagnostic mismatch(Expression expression, Type type, Want want) {
    Type wanted = want.type().present();
    boolean ids =
        wanted instanceof IdType
            && (type.present() instanceof IdType || type.present() instanceof StringType);
    Diagnostic found =
        Diagnostic.of(
                ids ? Code.BEL2002 : Code.BEL2001,
                expression.span(),
                want.demand() + ", but this is " + Words.aType(type))
            .withText(Words.aType(type));
    if (want.declared() != null) {
      found = found.withLabel(want.declared(), want.label());
    }
    if (ids && type.present() instanceof StringType) {
      return found.withHelp("make an id of the text: `" + wanted + "(…)`");
    } else if (type instanceof ListType && wanted instanceof ListType) {
      return found.withHelp("the elements must have the type that is wanted; use `map`");
    }
    return found;
  }

  private void constant(Expression expression, Want want) {
    Type wanted = want.type().present();
    if (wanted instanceof IntType || wanted instanceof LongType) {
      BigInteger value = body.constants.integer(expression);
      if (value != null) {
        whole(expression, value, wanted, want);
      }
    } else if (wanted instanceof StringType string) {
      String text = body.constants.text(expression);
      if (text != null && !string.length().contains(text.codePointCount(0, text.length()))) {
        length(expression, text.codePointCount(0, text.length()), "characters", want);
      }
    } else if (wanted instanceof ListType list
        && expression instanceof Expression.ListLiteral literal
        && !list.length().contains(literal.elements().size())) {
      length(expression, literal.elements().size(), "elements", want);
    } else if (wanted instanceof DecimalType decimal) {
      BigDecimal value = body.constants.decimal(expression);
      if (value != null) {
        digits(expression, value, decimal, want);
      }
    }
  }

  private void whole(Expression expression, BigInteger value, Type wanted, Want want) {
    int bits = wanted instanceof IntType ? Integer.SIZE : Long.SIZE;
    if (value.bitLength() >= bits || !Conversion.bounds(wanted).contains(value.longValueExact())) {
      String range = Conversion.bounds(wanted).isAll() ? " (" + bits + " bits)" : "";
      body.report(
          labelled(
              Diagnostic.of(
                  Code.BEL2009,
                  expression.span(),
                  want.demand() + range + ", and " + value + " lies outside"),
              want));
    }
  }

  private void length(Expression expression, int length, String of, Want want) {
    body.report(
        labelled(
            Diagnostic.of(
                Code.BEL2009,
                expression.span(),
                want.demand() + ", but this has " + length + " " + of),
            want));
  }

  private void digits(Expression expression, BigDecimal value, DecimalType type, Want want) {
    BigDecimal plain = value.stripTrailingZeros();
    int whole = Math.max(0, plain.precision() - plain.scale());
    if (Math.max(0, plain.scale()) > type.scale() || whole > type.precision() - type.scale()) {
      body.report(
          labelled(
              Diagnostic.of(
                  Code.BEL2009,
                  expression.span(),
                  want.demand() + ", and " + value.toPlainString() + " has too many digits"),
              want));
    }
  }

  private static Diagnostic labelled(Diagnostic found, Want want) {
    return want.declared() == null ? found : found.withLabel(want.declared(), want.label());
  }
}
