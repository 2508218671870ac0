package io.beldi.runtime;

import io.beldi.runtime.store.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules that are deployed together, and their functions by name. */
public final class Application {
  private final List<BeldiModule> modules;
  private final Map<String, DurableFunction<?, ?>> functions;

  private Application(List<BeldiModule> modules, Map<String, DurableFunction<?, ?>> functions) {
    this.modules = List.copyOf(modules);
    this.functions = functions;
  }

  /**
   * @throws IllegalArgumentException if two functions have one name
   */
  public static Application of(List<BeldiModule> modules) {
    Map<String, DurableFunction<?, ?>> functions = new LinkedHashMap<>();
    for (BeldiModule module : modules) {
      for (DurableFunction<?, ?> function : module.functions()) {
        String name = function.signature().name();
        if (functions.put(name, function) != null) {
          throw new IllegalArgumentException("two functions are named " + name);
        }
      }
    }
    return new Application(modules, functions);
  }

  public List<BeldiModule> modules() {
    return modules;
  }

  public List<DurableFunction<?, ?>> functions() {
    return List.copyOf(functions.values());
  }

  /** The function of that full name, or null. */
  public @Nullable DurableFunction<?, ?> function(String name) {
    return functions.get(name);
  }

  public List<Table> tables() {
    return modules.stream().flatMap(module -> module.tables().stream()).toList();
  }

  public List<Route> routes() {
    return modules.stream().flatMap(module -> module.routes().stream()).toList();
  }
}
