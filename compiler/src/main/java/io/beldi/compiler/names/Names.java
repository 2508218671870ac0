package io.beldi.compiler.names;

import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The symbol of each name that can be found without knowing types. Members of values (fields,
 * library functions, values of an enum) are found with the types, since only those say where to
 * look.
 */
public final class Names {
  private final NodeTable<Name, Symbol> symbols;

  Names(NodeTable<Name, Symbol> symbols) {
    this.symbols = symbols;
  }

  /** What a name stands for where it is used or declared; null if it is unknown or a member. */
  public @Nullable Symbol find(Name name) {
    return symbols.find(name);
  }

  /** What the last part of a qualified name stands for. */
  public @Nullable Symbol find(QualifiedName name) {
    return symbols.find(name.last());
  }

  /**
   * The local that a name declares.
   *
   * @throws IllegalStateException if the name declares none
   */
  public LocalSymbol local(Name declared) {
    if (symbols.find(declared) instanceof LocalSymbol local) {
      return local;
    }
    throw new IllegalStateException("no local is declared at " + declared.span());
  }
}
