package io.beldi.compiler.names;

import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be named in a file outside of bodies, and in a service of it. */
final class UnitScope {
  private final ModuleMembers members;
  private final ModuleSymbol module;
  private final ImportScope imports;
  private @Nullable ServiceSymbol service;

  UnitScope(ModuleMembers members, ModuleSymbol module, ImportScope imports) {
    this.members = members;
    this.module = module;
    this.imports = imports;
  }

  void enter(@Nullable ServiceSymbol current) {
    this.service = current;
  }

  @Nullable ServiceSymbol service() {
    return service;
  }

  /** A state of the current service. */
  @Nullable StateSymbol state(String name) {
    return ownMembers().get(name) instanceof StateSymbol state ? state : null;
  }

  Map<String, Symbol> ownMembers() {
    return service == null ? Map.of() : members.membersOf(service);
  }

  Map<String, Symbol> membersOf(Symbol owner) {
    return members.membersOf(owner);
  }

  @Nullable TopLevel topLevel(String name) {
    TopLevel imported = imports.find(name);
    return imported != null ? imported : members.of(module).get(name);
  }

  boolean isReported(String name) {
    return imports.isUnresolved(name);
  }

  /** The names of all top-level symbols of some kinds that can be seen here. */
  Set<String> names(Predicate<? super Symbol> wanted) {
    Map<String, TopLevel> all = new LinkedHashMap<>(members.of(module));
    all.putAll(imports.symbolsByName());
    Set<String> names = new TreeSet<>();
    all.forEach(
        (name, symbol) -> {
          if (wanted.test(symbol)) {
            names.add(name);
          }
        });
    return names;
  }
}
