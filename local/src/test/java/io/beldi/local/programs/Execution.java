package io.beldi.local.programs;

import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements of one run of one function. */
final class Execution {
  private final Interpreter world;
  private final Typing typing;
  private final Names names;
  private final Map<LocalSymbol, @Nullable Object> locals = new LinkedHashMap<>();
  private final Evaluation values;

  /** What takes yields, the nearest first. */
  private final Deque<List<@Nullable Object>> yields = new ArrayDeque<>();

  Execution(Interpreter world) {
    this.world = world;
    this.typing = world.analysis().typing();
    this.names = world.analysis().names();
    this.values = new Evaluation(world, locals, this);
  }

  /** Runs a body with its parameters bound, in order; gives what it returns. */
  @Nullable Object run(Block body, List<Component> parameters, List<@Nullable Object> arguments) {
    for (int i = 0; i < parameters.size(); i++) {
      locals.put(names.local(parameters.get(i).name()), arguments.get(i));
    }
    try {
      block(body);
      return null;
    } catch (Leaving.Returned returned) {
      return returned.value();
    }
  }

  void block(Block block) {
    block.statements().forEach(this::statement);
    Exit exit = block.exit();
    if (exit != null) {
      world.executed(exit);
    }
    if (exit instanceof Exit.Return returns) {
      throw new Leaving.Returned(returns.value() == null ? null : values.value(returns.value()));
    } else if (exit instanceof Exit.Fail fails) {
      throw values.raised(fails.failure());
    }
  }

  private void statement(Statement node) {
    world.executed(node);
    if (node instanceof Statement.Let let) {
      locals.put(names.local(let.pattern().names().get(0)), values.value(let.value()));
    } else if (node instanceof Statement.Var var) {
      locals.put(names.local(var.name()), values.value(var.value()));
    } else if (node instanceof Statement.If branches) {
      choose(branches);
    } else if (node instanceof Statement.Yield yield) {
      yields.getFirst().add(values.value(yield.value()));
    } else if (node instanceof Statement.Require require) {
      if (!values.truth(require.condition())) {
        throw values.raised(require.failure());
      }
    } else if (node instanceof Statement.Parallel parallel) {
      sideBySide(
          parallel.block().statements().size(),
          i -> statement(parallel.block().statements().get(i)));
    } else if (node instanceof Statement.Try attempt) {
      guarded(() -> block(attempt.block()), attempt.catches());
    } else if (node instanceof Statement.TransactionStatement transaction) {
      guarded(() -> values.value(transaction.transaction()), transaction.catches());
    } else if (node instanceof Statement.ForStatement loop) {
      values.value(loop.loop());
    } else if (node instanceof Statement.MatchStatement match) {
      values.value(match.match());
    } else if (node instanceof Statement.RemoteStatement remote) {
      values.value(remote.remote());
    } else {
      write(node);
    }
  }

  private void choose(Statement.If node) {
    for (Statement.Branch branch : node.branches()) {
      if (values.truth(branch.condition())) {
        block(branch.block());
        return;
      }
    }
    if (node.otherwise() != null) {
      block(node.otherwise());
    }
  }

  private void guarded(Runnable body, List<CatchClause> clauses) {
    try {
      body.run();
    } catch (Leaving.Raised raised) {
      for (CatchClause clause : clauses) {
        if (raised.error().equals(values.error(clause.error()))) {
          world.executed(clause);
          if (clause.variable() != null) {
            locals.put(names.local(clause.variable()), raised.fields());
          }
          block(clause.block());
          return;
        }
      }
      throw raised;
    }
  }

  /** A branch by its number. */
  private interface Branch {
    void run(int number);
  }

  /** All branches finish; the first error in the order of the source is raised. */
  private void sideBySide(int count, Branch branch) {
    Leaving.@Nullable Raised first = null;
    Races races = world.races();
    Races.Strand own = races.current();
    List<Races.Strand> strands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strands.add(races.fork());
    }
    for (int i = 0; i < count; i++) {
      races.enter(strands.get(i));
      try {
        branch.run(i);
      } catch (Leaving.Raised raised) {
        first = first == null ? raised : first;
      }
    }
    races.enter(own);
    strands.forEach(races::join);
    if (first != null) {
      throw first;
    }
  }

  /** The list of what a loop yields; null where it has no value. */
  @Nullable Object loop(Expression.For node, boolean hasValue) {
    List<@Nullable Object> elements = values.elements(node.collection());
    LocalSymbol element = names.local(node.pattern().names().get(0));
    Branch round =
        number -> {
          locals.put(element, elements.get(number));
          block(node.block());
        };
    List<@Nullable Object> yielded = new ArrayList<>();
    Runnable rounds =
        () -> {
          if (node.parallelism() != null) {
            sideBySide(elements.size(), round);
          } else {
            for (int i = 0; i < elements.size(); i++) {
              round.run(i);
            }
          }
        };
    if (!hasValue) {
      rounds.run();
      return null;
    }
    collecting(yielded, rounds);
    return yielded;
  }

  private void collecting(List<@Nullable Object> yielded, Runnable body) {
    yields.push(yielded);
    try {
      body.run();
    } finally {
      yields.pop();
    }
  }

  /** What a transaction yields; null where it has no value. */
  @Nullable Object transaction(Expression.Transaction node, boolean hasValue) {
    List<@Nullable Object> yielded = new ArrayList<>();
    world.transaction(
        () -> {
          if (hasValue) {
            collecting(yielded, () -> block(node.block()));
          } else {
            block(node.block());
          }
          return null;
        });
    return hasValue ? yielded.get(0) : null;
  }

  private void write(Statement node) {
    if (node instanceof Statement.Insert insert) {
      PlaceMeaning.RowPlace place = (PlaceMeaning.RowPlace) typing.place(insert.place());
      List<Object> key = values.keys(place.keys());
      Object row = values.sure(insert.value());
      if (world.read(place.state(), key) == null) {
        world.put(place.state(), key, row);
      } else if (insert.otherwise() != null) {
        throw values.raised(insert.otherwise());
      }
    } else if (node instanceof Statement.Delete delete) {
      PlaceMeaning.RowPlace place = (PlaceMeaning.RowPlace) typing.place(delete.place());
      world.delete(place.state(), values.keys(place.keys()));
    } else if (node instanceof Statement.Assign assign) {
      assign(assign);
    } else if (node instanceof Statement.Update update) {
      update(update);
    } else {
      throw new IllegalArgumentException("not interpreted: " + node.getClass().getSimpleName());
    }
  }

  private void assign(Statement.Assign node) {
    PlaceMeaning meaning = typing.place(node.place());
    if (meaning instanceof PlaceMeaning.Variable variable) {
      locals.put(variable.symbol(), values.value(node.value()));
    } else if (meaning instanceof PlaceMeaning.RowPlace place) {
      List<Object> key = values.keys(place.keys());
      world.put(place.state(), key, values.sure(node.value()));
    } else if (meaning instanceof PlaceMeaning.RowField place) {
      List<Object> key = values.keys(place.keys());
      @Nullable Object value = values.value(node.value());
      @Nullable Fields row = begun(world.read(place.state(), key), place, null, node.span());
      world.put(place.state(), key, Objects.requireNonNull(row).with(place.field().text(), value));
    }
  }

  /** The row that an update begins with, made of defaults where there is none. */
  private @Nullable Fields begun(
      @Nullable Object row, PlaceMeaning.RowField place, @Nullable Failure otherwise, Span at) {
    if (row != null) {
      return (Fields) row;
    }
    if (place.defaults() == null) {
      if (otherwise != null) {
        return null;
      }
      throw new Leaving.Faulted(at, "the row is gone");
    }
    Type.RecordType record = (Type.RecordType) typing.definitions().of(place.state()).value();
    Map<String, @Nullable Object> fresh = new LinkedHashMap<>();
    for (Component field : typing.definitions().of(record.symbol()).fields()) {
      fresh.put(field.text(), values.defaultOf(field));
    }
    return new Fields(fresh);
  }

  private void update(Statement.Update node) {
    PlaceMeaning meaning = typing.place(node.place());
    if (meaning instanceof PlaceMeaning.Variable variable) {
      long amount = signed(node, values.number(node.amount()));
      long sum =
          Math.addExact((Long) Objects.requireNonNull(locals.get(variable.symbol())), amount);
      Bounds.check(sum, variable.type(), node.span());
      locals.put(variable.symbol(), sum);
    } else if (meaning instanceof PlaceMeaning.RowPlace place) {
      List<Object> key = values.keys(place.keys());
      long amount = values.number(node.amount());
      @Nullable Object before = world.peek(place.state(), key, kind(node, place.type()));
      Object sum = sum(node, place, amount, before == null ? Long.valueOf(0) : before);
      world.change(place.state(), key, sum);
    } else if (meaning instanceof PlaceMeaning.RowField place) {
      List<Object> key = values.keys(place.keys());
      Object amount = values.sure(node.amount());
      Races.Kind kind = place.defaults() == null ? Races.Kind.WRITE : kind(node, place.type());
      @Nullable Object row = world.peek(place.state(), key, kind);
      @Nullable Fields begun = begun(row, place, node.otherwise(), node.span());
      String field = place.field().text();
      Object sum = sum(node, place, amount, begun == null ? null : begun.get(field));
      world.change(place.state(), key, Objects.requireNonNull(begun).with(field, sum));
    }
  }

  /** Additions that nothing can refuse have the same effect before and after others. */
  private static Races.Kind kind(Statement.Update node, Type type) {
    boolean free = node.otherwise() == null && Conversion.bounds(type).isAll();
    return free ? Races.Kind.ADD : Races.Kind.WRITE;
  }

  private static long signed(Statement.Update node, long amount) {
    return node.sign() == Statement.Sign.PLUS ? amount : -amount;
  }

  private Object sum(
      Statement.Update node, PlaceMeaning place, Object amount, @Nullable Object before) {
    @Nullable Object sum =
        before instanceof BigDecimal decimal
            ? node.sign() == Statement.Sign.PLUS
                ? decimal.add((BigDecimal) amount).stripTrailingZeros()
                : decimal.subtract((BigDecimal) amount).stripTrailingZeros()
            : before instanceof Long whole ? (Object) (whole + signed(node, (Long) amount)) : null;
    if (sum != null && Bounds.fits(sum, place.type())) {
      return sum;
    } else if (node.otherwise() != null) {
      throw values.raised(node.otherwise());
    }
    throw new Leaving.Faulted(node.span(), "the sum breaks a bound");
  }
}
