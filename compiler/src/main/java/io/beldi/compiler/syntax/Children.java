package io.beldi.compiler.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes directly below a node, in the order of the source. Names, qualified names and
 * annotations are left out: what they mean depends on where they stand.
 */
public final class Children {
  private Children() {}

  /** The nodes directly below a node. */
  public static List<Node> of(Node node) {
    Collected found = new Collected();
    if (node instanceof Expression expression) {
      expression.accept(new OfExpression(found));
    } else if (node instanceof Statement statement) {
      statement.accept(new OfStatement(found));
    } else if (node instanceof Block block) {
      found.all(block.statements()).add(block.exit());
    } else if (node instanceof Exit exit) {
      exit.accept(new OfExit(found));
    } else if (node instanceof TestStatement statement) {
      statement.accept(new OfTestStatement(found));
    } else {
      small(node, found);
    }
    return found.nodes;
  }

  private static void small(Node node, Collected found) {
    if (node instanceof Argument argument) {
      found.add(argument.value());
    } else if (node instanceof Failure failure) {
      found.all(failure.arguments());
    } else if (node instanceof Place place) {
      found.all(place.selectors());
    } else if (node instanceof Selector.KeySelector key) {
      found.all(key.keys());
    } else if (node instanceof CatchClause clause) {
      found.add(clause.block());
    } else if (node instanceof MatchArm arm) {
      found.add(arm.body());
    } else if (node instanceof Statement.Branch branch) {
      found.add(branch.condition()).add(branch.block());
    } else if (node instanceof Setting setting) {
      found.add(setting.value());
    } else if (node instanceof Entry entry) {
      found.add(entry.key()).add(entry.value());
    } else if (node instanceof TestDeclaration test) {
      found.all(test.statements());
    }
  }

  private static final class Collected {
    private final List<Node> nodes = new ArrayList<>();

    Collected add(@Nullable Node node) {
      if (node != null) {
        nodes.add(node);
      }
      return this;
    }

    Collected all(Collection<? extends Node> more) {
      nodes.addAll(more);
      return this;
    }
  }

  private record OfExit(Collected found) implements Exit.Visitor<Collected> {
    @Override
    public Collected returns(Exit.Return node) {
      return found.add(node.value());
    }

    @Override
    public Collected fails(Exit.Fail node) {
      return found.add(node.failure());
    }
  }

  private record OfTestStatement(Collected found) implements TestStatement.Visitor<Collected> {
    @Override
    public Collected given(TestStatement.Given node) {
      return found.add(node.place()).add(node.value());
    }

    @Override
    public Collected expect(TestStatement.Expect node) {
      return found.add(node.value());
    }

    @Override
    public Collected plain(TestStatement.Plain node) {
      return found.add(node.statement());
    }
  }

  private record OfStatement(Collected found) implements Statement.Visitor<Collected> {
    @Override
    public Collected let(Statement.Let node) {
      return found.add(node.value()).add(node.undo());
    }

    @Override
    public Collected var(Statement.Var node) {
      return found.add(node.value());
    }

    @Override
    public Collected ifElse(Statement.If node) {
      return found.all(node.branches()).add(node.otherwise());
    }

    @Override
    public Collected yield(Statement.Yield node) {
      return found.add(node.value());
    }

    @Override
    public Collected require(Statement.Require node) {
      return found.add(node.condition()).add(node.failure());
    }

    @Override
    public Collected insert(Statement.Insert node) {
      return found.add(node.place()).add(node.value()).add(node.otherwise()).add(node.undo());
    }

    @Override
    public Collected delete(Statement.Delete node) {
      return found.add(node.place()).add(node.undo());
    }

    @Override
    public Collected sleep(Statement.Sleep node) {
      return found.add(node.duration());
    }

    @Override
    public Collected parallel(Statement.Parallel node) {
      return found.add(node.block());
    }

    @Override
    public Collected saga(Statement.Saga node) {
      return found.add(node.block()).all(node.catches());
    }

    @Override
    public Collected attempt(Statement.Try node) {
      return found.add(node.block()).all(node.catches());
    }

    @Override
    public Collected transaction(Statement.TransactionStatement node) {
      return found.add(node.transaction()).all(node.catches());
    }

    @Override
    public Collected annotated(Statement.Annotated node) {
      return found.add(node.statement());
    }

    @Override
    public Collected loop(Statement.ForStatement node) {
      return found.add(node.loop());
    }

    @Override
    public Collected match(Statement.MatchStatement node) {
      return found.add(node.match());
    }

    @Override
    public Collected remote(Statement.RemoteStatement node) {
      return found.add(node.remote()).add(node.undo());
    }

    @Override
    public Collected assign(Statement.Assign node) {
      return found.add(node.place()).add(node.value()).add(node.undo());
    }

    @Override
    public Collected update(Statement.Update node) {
      return found.add(node.place()).add(node.amount()).add(node.otherwise()).add(node.undo());
    }
  }

  private record OfExpression(Collected found) implements Expression.Visitor<Collected> {
    @Override
    public Collected name(Expression.NameReference node) {
      return found;
    }

    @Override
    public Collected interpolation(Expression.Interpolation node) {
      return found.all(node.parts());
    }

    @Override
    public Collected member(Expression.MemberAccess node) {
      return found.add(node.target());
    }

    @Override
    public Collected method(Expression.MethodCall node) {
      return found.add(node.target()).all(node.arguments());
    }

    @Override
    public Collected application(Expression.Application node) {
      return found.all(node.arguments());
    }

    @Override
    public Collected indexed(Expression.Indexed node) {
      return found.add(node.target()).all(node.keys());
    }

    @Override
    public Collected unary(Expression.Unary node) {
      return found.add(node.operand());
    }

    @Override
    public Collected binary(Expression.Binary node) {
      return found.add(node.left()).add(node.right());
    }

    @Override
    public Collected with(Expression.With node) {
      return found.add(node.target()).all(node.changes());
    }

    @Override
    public Collected is(Expression.Is node) {
      return found.add(node.operand());
    }

    @Override
    public Collected orFail(Expression.OrFail node) {
      return found.add(node.value()).add(node.failure());
    }

    @Override
    public Collected orReturn(Expression.OrReturn node) {
      return found.add(node.value());
    }

    @Override
    public Collected fallback(Expression.Fallback node) {
      return found.add(node.value()).add(node.alternative());
    }

    @Override
    public Collected conditional(Expression.Conditional node) {
      return found.add(node.condition()).add(node.whenTrue()).add(node.whenFalse());
    }

    @Override
    public Collected comprehension(Expression.Comprehension node) {
      return found.add(node.collection()).add(node.condition()).add(node.element());
    }

    @Override
    public Collected list(Expression.ListLiteral node) {
      return found.all(node.elements());
    }

    @Override
    public Collected map(Expression.MapLiteral node) {
      return found.all(node.entries());
    }

    @Override
    public Collected lambda(Expression.Lambda node) {
      return found.add(node.body());
    }

    @Override
    public Collected transaction(Expression.Transaction node) {
      return found.all(node.settings()).add(node.block());
    }

    @Override
    public Collected loop(Expression.For node) {
      return found.add(node.collection()).add(node.block());
    }

    @Override
    public Collected match(Expression.Match node) {
      return found.add(node.subject()).all(node.arms());
    }

    @Override
    public Collected literal(Literal node) {
      return found;
    }

    @Override
    public Collected remote(Remote node) {
      return node.accept(new OfRemote(found));
    }
  }

  private record OfRemote(Collected found) implements Remote.Visitor<Collected> {
    @Override
    public Collected call(Remote.Call node) {
      return found.all(node.arguments());
    }

    @Override
    public Collected spawn(Remote.Spawn node) {
      return found.all(node.arguments()).add(node.delay());
    }

    @Override
    public Collected run(Remote.Run node) {
      return found.all(node.arguments());
    }

    @Override
    public Collected await(Remote.Await node) {
      return found.add(node.callback());
    }
  }
}
