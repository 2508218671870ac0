package io.beldi.compiler.names;

import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import io.beldi.compiler.syntax.Visibility;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the modules of a program declare, by name. Of two declarations of one name the first counts.
 */
final class ModuleMembers {
  private final Map<String, ModuleSymbol> modules = new LinkedHashMap<>();
  private final Map<ModuleSymbol, Map<String, TopLevel>> topLevel = new HashMap<>();
  private final Map<TopLevel, Visibility> visibilities = new HashMap<>();
  private final Map<TopLevel, Map<String, Symbol>> members = new HashMap<>();

  ModuleSymbol module(ModuleSymbol candidate) {
    ModuleSymbol known = modules.putIfAbsent(candidate.path(), candidate);
    return known == null ? candidate : known;
  }

  @Nullable ModuleSymbol findModule(String path) {
    return modules.get(path);
  }

  Map<String, ModuleSymbol> modules() {
    return modules;
  }

  /** Declares a name; gives the symbol that has it already, if there is one. */
  @Nullable TopLevel declare(TopLevel symbol, Visibility visibility) {
    TopLevel earlier = of(symbol.module()).putIfAbsent(symbol.text(), symbol);
    visibilities.put(symbol, visibility);
    return earlier;
  }

  /** Declares a member of a service or an extern, as above. */
  @Nullable Symbol declareMember(TopLevel owner, Symbol member) {
    return members
        .computeIfAbsent(owner, key -> new LinkedHashMap<>())
        .putIfAbsent(member.text(), member);
  }

  Map<String, TopLevel> of(ModuleSymbol module) {
    return topLevel.computeIfAbsent(module, key -> new LinkedHashMap<>());
  }

  Visibility visibility(TopLevel symbol) {
    return visibilities.getOrDefault(symbol, Visibility.INTERNAL);
  }

  /** Members of a service or an extern; empty for anything else. */
  Map<String, Symbol> membersOf(Symbol owner) {
    boolean has = owner instanceof ServiceSymbol || owner instanceof ExternSymbol;
    return has ? members.getOrDefault(owner, Map.of()) : Map.of();
  }
}
