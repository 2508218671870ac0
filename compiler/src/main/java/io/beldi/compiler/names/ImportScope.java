package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import io.beldi.compiler.syntax.Import;
import io.beldi.compiler.syntax.ImportedName;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.Visibility;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one file imports, and which of it is used. */
final class ImportScope {
  private final ModuleMembers members;
  private final ModuleSymbol module;
  private final NodeTable<Name, Symbol> symbols;
  private final List<Diagnostic> found;
  private final Map<String, Imported> byName = new LinkedHashMap<>();
  private final Set<String> unresolved = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  ImportScope(
      ModuleMembers members,
      ModuleSymbol module,
      NodeTable<Name, Symbol> symbols,
      List<Diagnostic> found) {
    this.members = members;
    this.module = module;
    this.symbols = symbols;
    this.found = found;
  }

  private record Imported(Name name, TopLevel symbol, Import node) {}

  void add(Import node) {
    if (node.items().isEmpty()) {
      whole(node);
      return;
    }
    ModuleSymbol from = module(node, node.path().text());
    for (ImportedName item : node.items()) {
      Name alias = item.alias() == null ? item.name() : item.alias();
      one(node, from, item.name(), alias);
    }
  }

  private void whole(Import node) {
    List<Name> parts = node.path().parts();
    Name alias = node.alias() == null ? node.path().last() : node.alias();
    if (members.findModule(node.path().text()) != null || parts.size() == 1) {
      unresolved.add(alias.text());
      if (module(node, node.path().text()) != null) {
        found.add(
            Diagnostic.of(Code.BEL0900, node.span(), "not supported yet: importing a whole module")
                .withHelp("list the names: `use " + node.path().text() + ".{…}`"));
      }
      return;
    }
    String path =
        parts.subList(0, parts.size() - 1).stream()
            .map(Name::text)
            .collect(Collectors.joining("."));
    one(node, module(node, path), node.path().last(), alias);
  }

  private @Nullable ModuleSymbol module(Import node, String path) {
    ModuleSymbol from = members.findModule(path);
    if (from == null) {
      found.add(
          near(
              Diagnostic.of(Code.BEL1005, node.path().span(), "there is no module `" + path + "`")
                  .withHelp("only modules of this source tree can be imported so far"),
              path,
              members.modules().keySet()));
    }
    return from;
  }

  private void one(Import node, @Nullable ModuleSymbol from, Name name, Name alias) {
    TopLevel symbol = from == null ? null : members.of(from).get(name.text());
    if (from != null && symbol == null) {
      found.add(
          near(
              Diagnostic.of(
                  Code.BEL1005,
                  name.span(),
                  "module `" + from.path() + "` declares no `" + name.text() + "`"),
              name.text(),
              members.of(from).keySet()));
    } else if (symbol != null && members.visibility(symbol) == Visibility.PRIVATE) {
      found.add(
          Diagnostic.of(
                  Code.BEL1005,
                  name.span(),
                  "`" + name.text() + "` is private to module `" + symbol.module().path() + "`")
              .withLabel(symbol.name().span(), "declared private here"));
    }
    if (symbol == null) {
      unresolved.add(alias.text());
      return;
    }
    symbols.put(name, symbol);
    symbols.put(alias, symbol);
    bind(alias, new Imported(alias, symbol, node));
  }

  private void bind(Name alias, Imported imported) {
    TopLevel own = members.of(module).get(alias.text());
    Imported earlier = byName.putIfAbsent(alias.text(), imported);
    if (own != null || earlier != null) {
      Name first = own != null ? own.name() : earlier.name();
      found.add(DeclarationCollector.twice(alias, first));
    }
  }

  private static Diagnostic near(Diagnostic base, String name, Collection<String> candidates) {
    return Suggestions.question(name, candidates).map(base::withHelp).orElse(base);
  }

  /** What an imported name stands for; null if the name is not imported. */
  @Nullable TopLevel find(String name) {
    used.add(name);
    Imported imported = byName.get(name);
    return imported == null ? null : imported.symbol();
  }

  /** Whether a name was to be imported from where it is not, which is reported already. */
  boolean isUnresolved(String name) {
    return unresolved.contains(name);
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** The symbols by the names they have here. */
  Map<String, TopLevel> symbolsByName() {
    Map<String, TopLevel> all = new LinkedHashMap<>();
    byName.forEach((name, imported) -> all.put(name, imported.symbol()));
    return all;
  }

  void reportUnused() {
    for (Imported imported : byName.values()) {
      if (!used.contains(imported.name().text())) {
        found.add(unused(imported));
      }
    }
  }

  private static Diagnostic unused(Imported imported) {
    Diagnostic base =
        Diagnostic.of(
            Code.BEL1006,
            imported.name().span(),
            "`" + imported.name().text() + "` is imported but not used");
    return imported.node().items().size() <= 1
        ? base.withFix("remove the import", new Edit(imported.node().span(), ""))
        : base.withHelp("remove the name from the import");
  }
}
