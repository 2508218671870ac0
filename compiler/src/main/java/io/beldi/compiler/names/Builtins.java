package io.beldi.compiler.names;

import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.syntax.Name;

/** Symbols that every program knows without declaring them. */
public final class Builtins {
  private static final SourceFile FILE = new SourceFile("(built in)", "beldi Conflict");
  private static final ModuleSymbol MODULE =
      new ModuleSymbol(new Name(FILE.span(0, 5), "beldi"), "beldi");

  /** The error of a transaction that gave up because others kept changing what it had read. */
  public static final ErrorSymbol CONFLICT =
      new ErrorSymbol(MODULE, new Name(FILE.span(6, 14), "Conflict"));

  private Builtins() {}
}
