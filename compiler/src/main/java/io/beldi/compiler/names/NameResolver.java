package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.names.Program.Module;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.NodeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what the names of a program stand for. */
public final class NameResolver {
  private final ModuleMembers members = new ModuleMembers();
  private final NodeTable<Name, Symbol> symbols = new NodeTable<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private NameResolver() {}

  /**
   * The program that files make, and its names.
   *
   * @param root the folder of the source tree as paths begin with it, without a slash at its end;
   *     may be empty
   */
  public static Result<Resolved> resolve(List<CompilationUnit> units, String root) {
    return new NameResolver().run(units, root);
  }

  /** A program with its names. */
  public record Resolved(Program program, Names names) {}

  private Result<Resolved> run(List<CompilationUnit> units, String root) {
    Map<String, List<CompilationUnit>> byModule = new TreeMap<>();
    units.stream()
        .filter(unit -> !unit.module().text().isEmpty())
        .sorted(Comparator.comparing(unit -> unit.span().file().path()))
        .forEach(
            unit ->
                byModule.computeIfAbsent(unit.module().text(), k -> new ArrayList<>()).add(unit));
    List<Module> modules = new ArrayList<>();
    byModule.forEach((path, files) -> modules.add(collect(path, files, root)));
    modules.forEach(module -> module.units().forEach(unit -> unit(module.symbol(), unit)));
    Program program = new Program(modules);
    found.addAll(JavaCollisions.find(program));
    return new Result<>(new Resolved(program, new Names(symbols)), found);
  }

  private Module collect(String path, List<CompilationUnit> files, String root) {
    ModuleSymbol symbol = members.module(new ModuleSymbol(files.get(0).module().last(), path));
    for (CompilationUnit unit : files) {
      folder(unit, root);
      symbols.put(unit.module().last(), symbol);
      new DeclarationCollector(members, symbols, found, symbol).collect(unit);
    }
    return new Module(symbol, files);
  }

  private void folder(CompilationUnit unit, String root) {
    String path = unit.span().file().path();
    String below =
        root.isEmpty() ? path : path.substring(Math.min(path.length(), root.length() + 1));
    String folder = unit.module().text().replace('.', '/');
    int name = below.lastIndexOf('/');
    boolean inFolder = name >= 0 && below.substring(0, name).equals(folder);
    if (!inFolder && !below.equals(folder + ".beldi")) {
      found.add(
          Diagnostic.of(
                  Code.BEL1003,
                  unit.module().span(),
                  "module `" + unit.module().text() + "` does not belong into `" + below + "`")
              .withHelp("put it into `" + folder + ".beldi`, or into a file in `" + folder + "/`"));
    }
  }

  private void unit(ModuleSymbol module, CompilationUnit unit) {
    ImportScope imports = new ImportScope(members, module, symbols, found);
    unit.imports().forEach(imports::add);
    UnitScope scope = new UnitScope(members, module, imports);
    new UnitResolver(scope, symbols, found).resolve(unit);
    imports.reportUnused();
  }
}
