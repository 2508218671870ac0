package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.names.Symbol.TypeSymbol;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.QualifiedName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks names up by the kind that is wanted at the place, and reports unknown ones once. */
final class References {
  /** More findings than are ever shown; looking for near names takes time. */
  private static final int MOST_FINDINGS = 200;

  private final UnitScope unit;
  private final LocalScopes locals;
  private final NodeTable<Name, Symbol> symbols;
  private final List<Diagnostic> found;

  References(
      UnitScope unit, LocalScopes locals, NodeTable<Name, Symbol> symbols, List<Diagnostic> found) {
    this.unit = unit;
    this.locals = locals;
    this.symbols = symbols;
    this.found = found;
  }

  /** A type; names of built-in types are left alone. */
  void type(QualifiedName name) {
    if (!name.isSimple()) {
      qualified(name, "type");
    } else if (!BuiltinNames.TYPES.contains(name.text())) {
      topLevel(name.last(), TypeSymbol.class::isInstance, "type", BuiltinNames.TYPES);
    }
  }

  /** An error, the built-in one included. */
  void error(QualifiedName name) {
    if (name.isSimple() && name.text().equals("Conflict")) {
      symbols.put(name.last(), Builtins.CONFLICT);
    } else if (!name.isSimple()) {
      qualified(name, "error");
    } else {
      topLevel(name.last(), ErrorSymbol.class::isInstance, "error", Set.of("Conflict"));
    }
  }

  /** Names of other modules are imported, so that a qualified one can only be a mistake. */
  private void qualified(QualifiedName name, String kind) {
    if (!unit.isReported(name.parts().get(0).text())) {
      found.add(
          Diagnostic.of(
                  Code.BEL1001, name.span(), "no " + kind + " `" + name.text() + "` is known here")
              .withHelp("import it: `use module.{" + name.last().text() + "}`"));
    }
  }

  /** A service, as {@code @allow} names it. */
  void service(Name name) {
    topLevel(name, ServiceSymbol.class::isInstance, "service", Set.of());
  }

  /** The names to propose from; none once there are more findings than are ever shown. */
  private Set<String> visible(Predicate<? super Symbol> wanted) {
    return found.size() > MOST_FINDINGS ? Set.of() : unit.names(wanted);
  }

  private void topLevel(
      Name name, Predicate<? super Symbol> wanted, String kind, Set<String> others) {
    Symbol symbol = unit.topLevel(name.text());
    if (symbol != null && wanted.test(symbol)) {
      symbols.put(name, symbol);
    } else if (symbol != null) {
      found.add(wrongKind(name, symbol, kind));
    } else if (!unit.isReported(name.text())) {
      Set<String> candidates = new TreeSet<>(visible(wanted));
      candidates.addAll(others);
      unknown(name, kind, candidates);
    }
  }

  private static Diagnostic wrongKind(Name name, Symbol symbol, String kind) {
    return Diagnostic.of(
            Code.BEL1001,
            name.span(),
            "`" + name.text() + "` is " + symbol.kind() + ", not " + article(kind))
        .withLabel(symbol.name().span(), "declared here");
  }

  private static String article(String kind) {
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  /** What {@code call}, {@code spawn} or {@code run} names. */
  void callee(QualifiedName name, boolean extern) {
    String kind = extern ? "extern" : "service";
    String member = extern ? "step" : "function";
    if (name.parts().size() > 2) {
      unknown(name.last(), member, Set.of());
    } else if (name.isSimple()) {
      Symbol own = unit.ownMembers().get(name.text());
      if (own instanceof FunctionSymbol && !extern) {
        symbols.put(name.last(), own);
      } else {
        unknown(name.last(), member, callables(unit.ownMembers().values(), extern));
      }
    } else {
      Name owner = name.parts().get(0);
      Symbol symbol = unit.topLevel(owner.text());
      boolean right = extern ? symbol instanceof ExternSymbol : symbol instanceof ServiceSymbol;
      if (symbol == null && !unit.isReported(owner.text())) {
        unknown(owner, kind, visible(it -> extern == it instanceof ExternSymbol && isOwner(it)));
      } else if (symbol != null && !right) {
        found.add(wrongOwner(owner, symbol, extern));
      } else if (symbol != null) {
        symbols.put(owner, symbol);
        member(symbol, name.last(), member, extern);
      }
    }
  }

  private static boolean isOwner(Symbol symbol) {
    return symbol instanceof ExternSymbol || symbol instanceof ServiceSymbol;
  }

  private static Diagnostic wrongOwner(Name owner, Symbol symbol, boolean extern) {
    Diagnostic base = wrongKind(owner, symbol, extern ? "extern" : "service");
    if (symbol instanceof ServiceSymbol) {
      return base.withHelp("functions of a service are reached with `call` or `spawn`");
    }
    return symbol instanceof ExternSymbol
        ? base.withHelp("steps of an extern are reached with `run`")
        : base;
  }

  private void member(Symbol owner, Name name, String kind, boolean extern) {
    Symbol symbol = unit.membersOf(owner).get(name.text());
    if (symbol instanceof Symbol.Callee) {
      symbols.put(name, symbol);
    } else {
      Set<String> near = callables(unit.membersOf(owner).values(), extern);
      found.add(
          near(
              Diagnostic.of(
                  Code.BEL1001,
                  name.span(),
                  "`" + owner.text() + "` has no " + kind + " `" + name.text() + "`"),
              name.text(),
              near));
    }
  }

  private static Set<String> callables(Collection<Symbol> members, boolean extern) {
    Set<String> names = new TreeSet<>();
    for (Symbol member : members) {
      boolean wanted =
          extern ? member instanceof Symbol.ExternStepSymbol : member instanceof FunctionSymbol;
      if (wanted) {
        names.add(member.text());
      }
    }
    return names;
  }

  /**
   * A name used as a value.
   *
   * @param owner whether a member follows, so that a type or a service will do too
   */
  void value(Name name, boolean owner) {
    Symbol symbol = findValue(name.text());
    if (symbol != null) {
      symbols.put(name, symbol);
    } else if (!unit.isReported(name.text())) {
      Set<String> candidates = new TreeSet<>(locals.names());
      unit.ownMembers().values().stream()
          .filter(StateSymbol.class::isInstance)
          .forEach(state -> candidates.add(state.text()));
      candidates.addAll(visible(it -> it instanceof ConstantSymbol || (owner && hasMembers(it))));
      unknown(name, "name", candidates);
    }
  }

  private static boolean hasMembers(Symbol symbol) {
    return symbol instanceof TypeSymbol || isOwner(symbol);
  }

  private @Nullable Symbol findValue(String name) {
    LocalSymbol local = locals.find(name);
    if (local != null) {
      return local;
    }
    Symbol state = unit.state(name);
    return state != null ? state : unit.topLevel(name);
  }

  /** What stands before an argument list. */
  void applied(Name name) {
    Symbol own = unit.ownMembers().get(name.text());
    Symbol symbol = unit.topLevel(name.text());
    if (symbol != null) {
      symbols.put(name, symbol);
    } else if (own instanceof FunctionSymbol) {
      symbols.put(name, own);
    } else if (!BuiltinNames.FUNCTIONS.contains(name.text()) && !unit.isReported(name.text())) {
      Set<String> candidates =
          new TreeSet<>(
              visible(
                  it ->
                      it instanceof RecordSymbol
                          || it instanceof IdSymbol
                          || it instanceof PureFunctionSymbol));
      candidates.addAll(BuiltinNames.FUNCTIONS);
      unknown(name, "function or record", candidates);
    }
  }

  private void unknown(Name name, String kind, Set<String> candidates) {
    found.add(
        near(
            Diagnostic.of(
                Code.BEL1001, name.span(), "no " + kind + " `" + name.text() + "` is known here"),
            name.text(),
            candidates));
  }

  private Diagnostic near(Diagnostic base, String name, Set<String> candidates) {
    if (found.size() > MOST_FINDINGS) {
      return base;
    }
    return Suggestions.question(name, candidates).map(base::withHelp).orElse(base);
  }
}
