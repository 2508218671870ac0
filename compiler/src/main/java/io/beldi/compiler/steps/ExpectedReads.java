package io.beldi.compiler.steps;

import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.Role;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.steps.ExpectedRead.Path;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.BoundArgument;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a transaction reads whatever happens before its first failure, through its
 * callees of its domain too, as far as the keys are known before it begins.
 */
public final class ExpectedReads {
  private static final int DEEPEST = 8;

  private final Typing typing;
  private final Names names;
  private final Effects effects;
  private final Domains domains;
  private final String domain;
  private final List<ExpectedRead> found = new ArrayList<>();

  private ExpectedReads(Block block, Typing typing, Names names, Effects effects) {
    this.typing = typing;
    this.names = names;
    this.effects = effects;
    this.domains = Domains.of(typing, effects);
    this.domain = domain(block.span());
  }

  private String domain(Span block) {
    for (ServiceDefinition service : typing.definitions().all(ServiceDefinition.class)) {
      Span span = service.node().span();
      if (span.file().equals(block.file())
          && span.start() <= block.start()
          && block.end() <= span.end()) {
        return domains.of(service.symbol());
      }
    }
    return "";
  }

  /** The reads of a block, in the order in which they happen. */
  public static List<ExpectedRead> of(Block block, Typing typing, Names names, Effects effects) {
    ExpectedReads reads = new ExpectedReads(block, typing, names, effects);
    reads.block(block, new Scope(block, null), 0);
    return List.copyOf(reads.found);
  }

  /**
   * What is known of the names inside of a block.
   *
   * @param block names bound in here are not known before it begins
   * @param arguments what the parameters of a callee stand for; null in the transaction itself
   */
  private record Scope(Block block, @Nullable Map<LocalSymbol, Path> arguments) {}

  private void block(Block block, Scope scope, int depth) {
    for (Statement statement : block.statements()) {
      for (Node part : Certain.parts(statement)) {
        node(part, scope, depth);
      }
      Statement plain =
          statement instanceof Statement.Annotated annotated ? annotated.statement() : statement;
      if (plain instanceof Statement.Parallel parallel) {
        block(parallel.block(), scope, depth);
      }
    }
    if (block.exit() != null) {
      Certain.parts(block.exit()).forEach(part -> node(part, scope, depth));
    }
  }

  private void node(Node node, Scope scope, int depth) {
    if (node instanceof Expression.Indexed read
        && typing.findMeaning(read) instanceof Meaning.RowRead row) {
      List<Path> keys = new ArrayList<>();
      for (Expression key : row.keys()) {
        Path path = path(key, scope);
        if (path == null) {
          return;
        }
        keys.add(path);
      }
      found.add(new ExpectedRead(row.state(), keys));
    } else if (node instanceof Remote.Call call && depth < DEEPEST) {
      call(call, scope, depth);
    }
  }

  private void call(Remote.Call call, Scope scope, int depth) {
    Typing.Invoked invoked = typing.remote(call);
    if (!(invoked.callee() instanceof FunctionSymbol callee)) {
      return;
    }
    FunctionDefinition definition = typing.definitions().of(callee);
    if (!(definition.node().body() instanceof Block block)
        || !effects.of(callee).joins()
        || !domains.of(callee.service()).equals(domain)) {
      return;
    }
    Map<LocalSymbol, Path> arguments = new HashMap<>();
    for (int index = 0; index < invoked.arguments().size(); index++) {
      BoundArgument argument = invoked.arguments().get(index);
      Path path = argument.value() == null ? null : path(argument.value(), scope);
      if (path != null) {
        Name parameter = definition.node().parameters().get(index).name();
        arguments.put(names.local(parameter), path);
      }
    }
    block(block, new Scope(block, arguments), depth + 1);
  }

  private @Nullable Path path(Expression expression, Scope scope) {
    if (expression instanceof Literal && scope.arguments() == null) {
      return new Path(expression, List.of());
    } else if (expression instanceof Expression.MemberAccess access
        && typing.findMeaning(access) instanceof Meaning.FieldOf field) {
      Path target = path(access.target(), scope);
      return target == null || typing.type(access.target()).isOptional()
          ? null
          : target.to(field.field().text());
    } else if (typing.findMeaning(expression) instanceof Meaning.Local local) {
      return scope.arguments() != null
          ? scope.arguments().get(local.symbol())
          : outside(expression, local.symbol(), scope.block());
    }
    return null;
  }

  private @Nullable Path outside(Expression expression, LocalSymbol symbol, Block block) {
    boolean before =
        symbol.name().span().file() == block.span().file()
            && symbol.name().span().start() < block.span().start();
    boolean known = before && symbol.role() != Role.VAR && !typing.type(expression).isOptional();
    return known ? new Path(expression, List.of()) : null;
  }
}
