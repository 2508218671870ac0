package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.EnumValue;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.types.Type.ErrorType;
import io.beldi.compiler.types.Type.PageType;
import io.beldi.compiler.types.Type.RecordType;
import io.beldi.compiler.types.Type.RowType;
import io.beldi.compiler.types.Type.SortedRowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of names and of what stands behind a dot or between brackets. */
final class MemberTyper {
  private final ExpressionTyper expressions;
  private final Body body;
  private final StateTyper states;
  private final LibraryTyper library;

  MemberTyper(ExpressionTyper expressions) {
    this.expressions = expressions;
    this.body = expressions.body;
    this.states = new StateTyper(expressions);
    this.library = new LibraryTyper(expressions);
  }

  StateTyper states() {
    return states;
  }

  Type name(Expression.NameReference node) {
    Symbol symbol = body.names.find(node.name());
    if (symbol instanceof LocalSymbol local) {
      body.typing.meaning(node, new Meaning.Local(local));
      Type type = body.typing.findLocal(local);
      return type == null ? Types.UNKNOWN : expressions.presence.narrow(node, type);
    } else if (symbol instanceof ConstantSymbol constant) {
      body.typing.meaning(node, new Meaning.Constant(constant));
      return body.definitions.of(constant).type();
    } else if (symbol != null) {
      body.report(notAValue(node.span(), symbol));
    }
    return Types.UNKNOWN;
  }

  private static Diagnostic notAValue(Span span, Symbol symbol) {
    Diagnostic found =
        Diagnostic.of(
                Code.BEL2001, span, "`" + symbol.text() + "` is " + symbol.kind() + ", not a value")
            .withLabel(symbol.name().span(), "declared here");
    if (symbol instanceof StateSymbol) {
      return found.withHelp("a row is read with `" + symbol.text() + "[key]`");
    }
    return symbol instanceof EnumSymbol
        ? found.withHelp("name one of its values: `" + symbol.text() + ".…`")
        : found;
  }

  private @Nullable Symbol owner(Expression target) {
    return target instanceof Expression.NameReference name ? body.names.find(name.name()) : null;
  }

  private boolean isReported(Expression target) {
    return target instanceof Expression.NameReference name && body.names.find(name.name()) == null;
  }

  Type member(Expression.MemberAccess node) {
    Symbol owner = owner(node.target());
    if (owner instanceof EnumSymbol enumeration) {
      return enumValue(node, enumeration);
    } else if (owner instanceof ServiceSymbol service) {
      StateSymbol state = states.of(service, node.name());
      if (state != null) {
        body.report(notAValue(node.span(), state));
      }
      return Types.UNKNOWN;
    } else if (isReported(node.target())) {
      body.typing.type(node.target(), Types.UNKNOWN);
      return Types.UNKNOWN;
    }
    Type target = expressions.value(node.target(), "`." + node.name().text() + "`");
    return expressions.presence.narrow(node, field(node, target));
  }

  private Type enumValue(Expression.MemberAccess node, EnumSymbol symbol) {
    body.typing.type(node.target(), Types.UNKNOWN);
    List<String> values = valuesOf(symbol);
    if (values.contains(node.name().text())) {
      body.typing.meaning(node, new Meaning.EnumValueOf(symbol, node.name().text()));
    } else {
      unknown(node.name(), "the enum `" + symbol.text() + "` has no value", values);
    }
    return new Type.EnumType(symbol);
  }

  List<String> valuesOf(EnumSymbol symbol) {
    return body.definitions.of(symbol).values().stream()
        .map(EnumValue::name)
        .map(Name::text)
        .toList();
  }

  private Type field(Expression.MemberAccess node, Type target) {
    String name = node.name().text();
    List<Component> fields = fields(target);
    for (Component field : fields) {
      if (field.text().equals(name)) {
        body.typing.meaning(node, new Meaning.FieldOf(field));
        return field.type();
      }
    }
    Type part = part(node, target);
    if (part == null && !target.isUnknown()) {
      List<String> near = new ArrayList<>(fields.stream().map(Component::text).toList());
      near.addAll(parts(target));
      unknown(node.name(), Words.aType(target) + " has no field", near);
    }
    return part == null ? Types.UNKNOWN : part;
  }

  /** The fields that a value has by its declaration. */
  List<Component> fields(Type type) {
    if (type instanceof RecordType record) {
      return body.definitions.of(record.symbol()).fields();
    }
    return type instanceof ErrorType error
        ? body.definitions.of(error.symbol()).fields()
        : List.of();
  }

  private static List<String> parts(Type type) {
    if (type instanceof RowType) {
      return List.of("key", "value");
    } else if (type instanceof SortedRowType) {
      return List.of("key", "sort", "value");
    }
    return type instanceof PageType ? List.of("next") : List.of();
  }

  private @Nullable Type part(Expression.MemberAccess node, Type target) {
    String name = node.name().text();
    if (target instanceof RowType row && name.equals("key")) {
      return part(node, Meaning.Part.KEY, row.key());
    } else if (target instanceof RowType row && name.equals("value")) {
      return part(node, Meaning.Part.VALUE, row.value());
    } else if (target instanceof SortedRowType row && name.equals("key")) {
      return part(node, Meaning.Part.KEY, row.key());
    } else if (target instanceof SortedRowType row && name.equals("sort")) {
      return part(node, Meaning.Part.SORT, row.sort());
    } else if (target instanceof SortedRowType row && name.equals("value")) {
      return part(node, Meaning.Part.VALUE, row.value());
    } else if (target instanceof PageType page && name.equals("next")) {
      return part(node, Meaning.Part.NEXT, Type.OptionalType.of(page.cursor()));
    }
    return null;
  }

  private Type part(Expression.MemberAccess node, Meaning.Part part, Type type) {
    body.typing.meaning(node, new Meaning.PartOf(part));
    return type;
  }

  void unknown(Name name, String message, Collection<String> near) {
    Diagnostic found = Diagnostic.of(Code.BEL1001, name.span(), message + " `" + name.text() + "`");
    if (body.isCrowded()) {
      body.report(found);
      return;
    }
    body.report(Suggestions.question(name.text(), near).map(found::withHelp).orElse(found));
  }

  void unknownSetting(Name name, Collection<String> near) {
    Diagnostic found =
        Diagnostic.of(
            Code.BEL2005, name.span(), "a transaction has no setting `" + name.text() + "`");
    body.report(Suggestions.question(name.text(), near).map(found::withHelp).orElse(found));
  }

  Type method(Expression.MethodCall node) {
    Symbol owner = owner(node.target());
    if (isReported(node.target())) {
      return ignored(node);
    } else if (owner instanceof StateSymbol state) {
      return states.query(node, state);
    } else if (owner instanceof IdSymbol id) {
      return newId(node, id);
    } else if (owner instanceof ServiceSymbol || owner instanceof ExternSymbol) {
      return missingKeyword(node, owner);
    } else if (owner != null
        && !(owner instanceof LocalSymbol || owner instanceof ConstantSymbol)) {
      unknown(node.name(), "`" + owner.text() + "` has no function", List.of());
      return ignored(node);
    }
    StateSymbol state = states.find(node.target());
    if (state != null) {
      return states.query(node, state);
    }
    return library.call(node);
  }

  private Type ignored(Expression.MethodCall node) {
    body.typing.type(node.target(), Types.UNKNOWN);
    library.ignoreArguments(node.arguments());
    return Types.UNKNOWN;
  }

  private Type newId(Expression.MethodCall node, IdSymbol id) {
    body.typing.type(node.target(), Types.UNKNOWN);
    library.ignoreArguments(node.arguments());
    if (!node.name().text().equals("new")) {
      unknown(node.name(), "the id `" + id.text() + "` has no function", List.of("new"));
    } else if (!node.arguments().isEmpty()) {
      body.report(Code.BEL2005, node.arguments().get(0).span(), "`new` takes no arguments");
    } else {
      body.step(node.span(), "a new id");
      body.typing.meaning(node, new Meaning.NewId(id));
    }
    return new Type.IdType(id);
  }

  private Type missingKeyword(Expression.MethodCall node, Symbol owner) {
    String keyword = owner instanceof ServiceSymbol ? "call" : "run";
    List<String> callees = states.calleesOf(owner);
    if (callees.contains(node.name().text())) {
      report3002(node.span(), owner.text() + "." + node.name().text(), keyword);
    } else {
      unknown(node.name(), "`" + owner.text() + "` has no function", callees);
    }
    return ignored(node);
  }

  void report3002(Span span, String callee, String keyword) {
    body.report(
        Diagnostic.of(
                Code.BEL3002,
                span,
                "`" + callee + "` is a step, so `" + keyword + "` stands before it")
            .withHelp("write `" + keyword + " " + callee + "(…)`")
            .withFix("add `" + keyword + "`", new Edit(span.atStart(), keyword + " ")));
  }

  Type indexed(Expression.Indexed node) {
    StateSymbol state = states.find(node.target());
    if (state != null) {
      body.typing.type(node.target(), Types.UNKNOWN);
      return states.read(node, state);
    } else if (isReported(node.target())) {
      body.typing.type(node.target(), Types.UNKNOWN);
      expressions.inferAll(node.keys());
      return Types.UNKNOWN;
    }
    Type target = expressions.value(node.target(), "`[…]`");
    return library.element(node, target);
  }
}
