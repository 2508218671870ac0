package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Declaration;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Typing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who commits what. Services that are not sovereign commit together: they are one domain, whose
 * name is empty. Each sovereign service is a domain of its own, named by its full name: in a
 * transaction that comes from another domain it votes, and finalises by itself.
 */
public final class Domains {
  private final Typing typing;
  private final Effects effects;
  private final Set<ServiceSymbol> sovereign = new HashSet<>();
  private final Set<StateSymbol> lockable = new HashSet<>();

  private Domains(Typing typing, Effects effects) {
    this.typing = typing;
    this.effects = effects;
    typing.definitions().all(ServiceDefinition.class).stream()
        .filter(ServiceDefinition::isSovereign)
        .forEach(service -> sovereign.add(service.symbol()));
    if (!sovereign.isEmpty()) {
      for (FunctionDefinition function : typing.definitions().all(FunctionDefinition.class)) {
        if (function.node().body() instanceof Block body) {
          boolean inside = effects.of(function.symbol()).joins();
          walk(body, of(function.symbol().service()), inside);
        }
      }
    }
  }

  /** The domains of a program. */
  public static Domains of(Typing typing, Effects effects) {
    return new Domains(typing, effects);
  }

  /**
   * The names of the domains that have one, as far as the sources can be read: nothing else has to
   * be right with them.
   */
  public static SortedSet<String> named(List<CompilationUnit> units) {
    SortedSet<String> names = new TreeSet<>();
    for (CompilationUnit unit : units) {
      for (Declaration declaration : unit.declarations()) {
        if (declaration instanceof Declaration.ServiceDeclaration service
            && service.isSovereign()) {
          names.add(unit.module().text() + "." + service.header().name().text());
        }
      }
    }
    return names;
  }

  /** The domain of a service; empty where it commits together with others. */
  public String of(ServiceSymbol service) {
    return sovereign.contains(service) ? service.fullName() : "";
  }

  /** Whether there is more than the one domain whose name is empty. */
  public boolean areSeveral() {
    return !sovereign.isEmpty();
  }

  /** Whether a transaction that another domain coordinates may hold rows of a state. */
  public boolean isLockable(StateSymbol state) {
    return lockable.contains(state);
  }

  private void walk(Node node, String caller, boolean inside) {
    Typing.Invoked invoked =
        inside && node instanceof Remote.Call call ? typing.findRemote(call) : null;
    if (invoked != null && invoked.callee() instanceof FunctionSymbol callee) {
      participant(callee, caller);
    }
    boolean within = inside || node instanceof Expression.Transaction;
    Children.of(node).forEach(child -> walk(child, caller, within));
  }

  private void participant(FunctionSymbol callee, String caller) {
    String domain = of(callee.service());
    if (!domain.equals(caller)) {
      FunctionEffects reached = effects.of(callee);
      Stream.concat(reached.reads().stream(), reached.writes().stream())
          .filter(state -> of(state.service()).equals(domain))
          .forEach(lockable::add);
    }
  }
}
