package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.Role;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Bounds;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.MatchPattern;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.Pattern;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.syntax.TestStatement;
import io.beldi.compiler.syntax.TypeReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the symbols of the names inside of bodies, scope by scope. */
final class BodyResolver {
  private final References references;
  private final LocalScopes locals;
  private final NodeTable<Name, Symbol> symbols;
  private final List<Diagnostic> found;

  BodyResolver(
      References references,
      LocalScopes locals,
      NodeTable<Name, Symbol> symbols,
      List<Diagnostic> found) {
    this.references = references;
    this.locals = locals;
    this.symbols = symbols;
    this.found = found;
  }

  /** Resolves a node and what is below it; a block opens a scope. */
  void resolve(@Nullable Node node) {
    if (node == null) {
      return;
    }
    if (node instanceof Statement statement) {
      statement(statement);
    } else if (node instanceof Expression expression) {
      expression(expression);
    } else if (node instanceof Block) {
      inScope(() -> children(node));
    } else if (node instanceof Failure failure) {
      references.error(failure.error());
      children(failure);
    } else if (node instanceof CatchClause clause) {
      references.error(clause.error());
      inScope(
          () -> {
            declare(clause.variable(), Role.CAUGHT);
            children(clause);
          });
    } else if (node instanceof MatchArm arm) {
      inScope(() -> arm(arm));
    } else if (node instanceof Place place) {
      references.value(place.root(), !place.selectors().isEmpty());
      children(place);
    } else if (node instanceof TestStatement.Expect expect && expect.failure() != null) {
      references.error(expect.failure());
      children(expect);
    } else {
      children(node);
    }
  }

  private void children(Node node) {
    Children.of(node).forEach(this::resolve);
  }

  private void inScope(Runnable body) {
    locals.open();
    body.run();
    locals.close();
  }

  private void arm(MatchArm arm) {
    for (MatchPattern pattern : arm.patterns()) {
      if (pattern instanceof MatchPattern.NamePattern name) {
        name.bindings().forEach(binding -> declare(binding, Role.PATTERN));
      }
    }
    children(arm);
  }

  private void statement(Statement node) {
    if (node instanceof Statement.Let let) {
      type(let.type());
      resolve(let.value());
      declare(let.pattern(), Role.LET);
      resolve(let.undo());
    } else if (node instanceof Statement.Var variable) {
      type(variable.type());
      resolve(variable.value());
      declare(variable.name(), Role.VAR);
    } else if (node instanceof Statement.Parallel parallel) {
      parallel(parallel.block());
    } else {
      children(node);
    }
  }

  /** Each statement is a branch that sees none of the others; their names bind afterwards. */
  private void parallel(Block block) {
    for (Statement statement : block.statements()) {
      if (bare(statement) instanceof Statement.Let let) {
        type(let.type());
        resolve(let.value());
      } else {
        inScope(() -> resolve(statement));
      }
    }
    resolve(block.exit());
    for (Statement statement : block.statements()) {
      if (bare(statement) instanceof Statement.Let let) {
        declare(let.pattern(), Role.LET);
        resolve(let.undo());
      }
    }
  }

  private static Statement bare(Statement statement) {
    return statement instanceof Statement.Annotated annotated ? annotated.statement() : statement;
  }

  private void expression(Expression node) {
    if (node instanceof Expression.NameReference name) {
      references.value(name.name(), false);
    } else if (node instanceof Expression.MemberAccess access) {
      target(access.target());
    } else if (node instanceof Expression.MethodCall call) {
      target(call.target());
      call.arguments().forEach(this::resolve);
    } else if (node instanceof Expression.Application application) {
      references.applied(application.callee());
      children(application);
    } else if (node instanceof Expression.Lambda lambda) {
      inScope(
          () -> {
            declare(lambda.parameter(), Role.LAMBDA);
            children(lambda);
          });
    } else if (node instanceof Expression.For loop) {
      resolve(loop.collection());
      inScope(
          () -> {
            declare(loop.pattern(), Role.ELEMENT);
            resolve(loop.block());
          });
    } else if (node instanceof Expression.Comprehension comprehension) {
      comprehension(comprehension);
    } else if (node instanceof Remote remote) {
      remote(remote);
    } else {
      children(node);
    }
  }

  private void target(Expression target) {
    if (target instanceof Expression.NameReference name) {
      references.value(name.name(), true);
    } else {
      resolve(target);
    }
  }

  private void comprehension(Expression.Comprehension node) {
    resolve(node.collection());
    inScope(
        () -> {
          declare(node.pattern(), Role.ELEMENT);
          resolve(node.condition());
          resolve(node.element());
        });
  }

  private void remote(Remote node) {
    if (node instanceof Remote.Call call) {
      references.callee(call.callee(), false);
    } else if (node instanceof Remote.Spawn spawn) {
      references.callee(spawn.callee(), false);
    } else if (node instanceof Remote.Run run) {
      references.callee(run.step(), true);
    }
    children(node);
  }

  void type(@Nullable TypeReference reference) {
    if (reference != null) {
      references.type(reference.name());
      reference.arguments().forEach(this::type);
      bounds(reference);
    }
  }

  private void bounds(TypeReference reference) {
    if (reference.bounds() instanceof Bounds.Range range) {
      resolve(range.minimum());
      resolve(range.maximum());
    } else if (reference.bounds() instanceof Bounds.Values values) {
      values.values().forEach(this::resolve);
    }
  }

  private void declare(Pattern pattern, Role role) {
    pattern.names().forEach(name -> declare(name, role));
  }

  void declare(@Nullable Name name, Role role) {
    if (name != null) {
      LocalSymbol symbol = new LocalSymbol(name, role);
      symbols.put(name, symbol);
      LocalSymbol earlier = locals.declare(symbol);
      if (earlier != null && !areParameters(earlier, symbol)) {
        found.add(DeclarationCollector.twice(name, earlier.name()));
      }
    }
  }

  /** Of two parameters of one name the collector tells already. */
  private static boolean areParameters(LocalSymbol one, LocalSymbol other) {
    return one.role() == Role.PARAMETER && other.role() == Role.PARAMETER;
  }
}
