package io.beldi.compiler.names;

import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.syntax.CompilationUnit;
import java.util.List;

/**
 * All sources of one compilation, by module.
 *
 * @param modules sorted by their path
 */
public record Program(List<Module> modules) {
  /** Keeps an unchangeable copy of the modules. */
  public Program {
    modules = List.copyOf(modules);
  }

  /**
   * A module with its files.
   *
   * @param units sorted by the path of the file
   */
  public record Module(ModuleSymbol symbol, List<CompilationUnit> units) {
    /** Keeps an unchangeable copy of the files. */
    public Module {
      units = List.copyOf(units);
    }
  }
}
