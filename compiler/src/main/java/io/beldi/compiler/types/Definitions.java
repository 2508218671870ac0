package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import io.beldi.compiler.types.Definition.ConstantDefinition;
import io.beldi.compiler.types.Definition.EnumDefinition;
import io.beldi.compiler.types.Definition.ErrorDefinition;
import io.beldi.compiler.types.Definition.ExternDefinition;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.PureFunctionDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All declarations with their types, in the order of the sources (modules, files, lines). */
public final class Definitions {
  private final Map<Symbol, Definition> bySymbol;

  /** Definitions in order; members of services and externs are found through them. */
  Definitions(List<Definition> topLevel) {
    Map<Symbol, Definition> all = new LinkedHashMap<>();
    for (Definition definition : topLevel) {
      all.put(definition.symbol(), definition);
      members(definition).forEach(member -> all.put(member.symbol(), member));
    }
    this.bySymbol = Collections.unmodifiableMap(all);
  }

  private static Stream<? extends Definition> members(Definition definition) {
    if (definition instanceof ServiceDefinition service) {
      return Stream.concat(service.states().stream(), service.functions().stream());
    }
    return definition instanceof ExternDefinition extern ? extern.steps().stream() : Stream.of();
  }

  /** Everything, members after what they belong to. */
  public List<Definition> all() {
    return List.copyOf(bySymbol.values());
  }

  /** Everything of one kind. */
  public <D extends Definition> List<D> all(Class<D> kind) {
    return bySymbol.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What stands at the top of a module, of one kind. */
  public <D extends Definition> List<D> of(ModuleSymbol module, Class<D> kind) {
    return all(kind).stream()
        .filter(it -> it.symbol() instanceof TopLevel top && top.module().equals(module))
        .toList();
  }

  /** A record. */
  public RecordDefinition of(RecordSymbol symbol) {
    return get(symbol, RecordDefinition.class);
  }

  /** An enum. */
  public EnumDefinition of(EnumSymbol symbol) {
    return get(symbol, EnumDefinition.class);
  }

  /** An error; the built-in one has a definition too. */
  public ErrorDefinition of(ErrorSymbol symbol) {
    return get(symbol, ErrorDefinition.class);
  }

  /** A constant. */
  public ConstantDefinition of(ConstantSymbol symbol) {
    return get(symbol, ConstantDefinition.class);
  }

  /** A pure function. */
  public PureFunctionDefinition of(PureFunctionSymbol symbol) {
    return get(symbol, PureFunctionDefinition.class);
  }

  /** An extern step. */
  public ExternStepDefinition of(ExternStepSymbol symbol) {
    return get(symbol, ExternStepDefinition.class);
  }

  /** A state. */
  public StateDefinition of(StateSymbol symbol) {
    return get(symbol, StateDefinition.class);
  }

  /** A function. */
  public FunctionDefinition of(FunctionSymbol symbol) {
    return get(symbol, FunctionDefinition.class);
  }

  private <D extends Definition> D get(Symbol symbol, Class<D> kind) {
    Definition found = bySymbol.get(symbol);
    if (found == null) {
      throw new IllegalArgumentException("nothing defines " + symbol.fullName());
    }
    return kind.cast(found);
  }
}
