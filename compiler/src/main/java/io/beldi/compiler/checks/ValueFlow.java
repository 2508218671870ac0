package io.beldi.compiler.checks;

import io.beldi.compiler.checks.RowKnowledge.Kind;
import io.beldi.compiler.checks.RowKnowledge.Read;
import io.beldi.compiler.effects.Accesses;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Follows what is read from rows into values, decisions and writes, through one function. */
final class ValueFlow {
  private final Names names;
  private final Typing typing;
  private final BiConsumer<Write, ValueFlow> writes;
  private final SymbolicValues symbols;
  private final Map<LocalSymbol, Set<RowKnowledge>> locals = new HashMap<>();
  private final List<Read> reads = new ArrayList<>();
  private final Deque<Set<RowKnowledge>> yields = new ArrayDeque<>();
  private Set<RowKnowledge> decisions = new LinkedHashSet<>();
  private Expression.@Nullable Transaction block;

  /**
   * A write of a row.
   *
   * @param value what is known through what is written
   * @param decisions what is known through the decisions that lead to it
   */
  record Write(
      Statement node, PlaceMeaning place, Set<RowKnowledge> value, Set<RowKnowledge> decisions) {
    Write {
      value = Set.copyOf(value);
      decisions = Set.copyOf(decisions);
    }
  }

  ValueFlow(Names names, Typing typing, BiConsumer<Write, ValueFlow> writes) {
    this.names = names;
    this.typing = typing;
    this.writes = writes;
    this.symbols = new SymbolicValues(names, typing);
  }

  void follow(Block body) {
    block(body);
  }

  /** The key of a row; null where it cannot be told from others. */
  @Nullable Symbolic key(List<Expression> keys) {
    return keys.isEmpty() ? null : symbols.find(keys);
  }

  /** Whether the write at hand is in one transaction with a read of the same row. */
  boolean isSafe(Read read) {
    return block != null
        && reads.stream().anyMatch(other -> isHere(other) && other.isOf(read.state(), read.key()));
  }

  /** Identity is meant: two blocks of one text are two blocks. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isHere(Read read) {
    return read.block() == block;
  }

  private void block(Block node) {
    node.statements().forEach(this::statement);
    if (node.exit() != null) {
      value(node.exit());
    }
  }

  private void statement(Statement node) {
    if (node instanceof Statement.Let let) {
      bind(let.pattern().names(), let.value());
    } else if (node instanceof Statement.Var variable) {
      locals.put(names.local(variable.name()), value(variable.value()));
    } else if (node instanceof Statement.If choice) {
      choice(choice);
    } else if (node instanceof Statement.Require require) {
      Set<RowKnowledge> condition = value(require.condition());
      value(require.failure());
      decisions.addAll(RowKnowledge.computed(condition));
    } else if (node instanceof Statement.Yield yield) {
      Set<RowKnowledge> value = value(yield.value());
      if (!yields.isEmpty()) {
        yields.element().addAll(value);
      }
    } else if (Accesses.target(node) != null) {
      write(node);
    } else {
      value(node);
    }
  }

  private void bind(List<Name> bound, Expression value) {
    Set<RowKnowledge> known = value(value);
    for (Name name : bound) {
      if (names.find(name) instanceof LocalSymbol local) {
        locals.put(local, known);
        symbols.bind(local, value);
      }
    }
  }

  private void choice(Statement.If node) {
    Set<RowKnowledge> before = decisions;
    Set<RowKnowledge> conditions = new LinkedHashSet<>();
    boolean leaves = false;
    for (Statement.Branch branch : node.branches()) {
      conditions.addAll(RowKnowledge.computed(value(branch.condition())));
      under(before, conditions, () -> block(branch.block()));
      leaves |= branch.block().exit() != null;
    }
    Block otherwise = node.otherwise();
    if (otherwise != null) {
      under(before, conditions, () -> block(otherwise));
      leaves |= otherwise.exit() != null;
    }
    decisions = new LinkedHashSet<>(before);
    if (leaves) {
      decisions.addAll(conditions);
    }
  }

  private void under(Set<RowKnowledge> before, Set<RowKnowledge> conditions, Runnable branch) {
    decisions = new LinkedHashSet<>(before);
    decisions.addAll(conditions);
    branch.run();
    decisions = before;
  }

  private void write(Statement node) {
    Place place = Objects.requireNonNull(Accesses.target(node));
    PlaceMeaning meaning = typing.findPlace(place);
    Set<RowKnowledge> value = new LinkedHashSet<>();
    value(place);
    for (Node child : Children.of(node)) {
      if (!(child instanceof Place)) {
        value.addAll(RowKnowledge.computed(value(child)));
      }
    }
    if (meaning instanceof PlaceMeaning.Variable variable) {
      value.addAll(decisions);
      value.addAll(locals.getOrDefault(variable.symbol(), Set.of()));
      locals.put(variable.symbol(), value);
    } else if (meaning != null) {
      writes.accept(new Write(node, meaning, value, decisions), this);
    }
  }

  /** What a value tells; the statements and steps in it are followed too. */
  private Set<RowKnowledge> value(Node node) {
    if (node instanceof Expression expression) {
      return expression(expression);
    } else if (node instanceof Block inner) {
      block(inner);
      return Set.of();
    }
    return children(node);
  }

  private Set<RowKnowledge> children(Node node) {
    Set<RowKnowledge> known = new LinkedHashSet<>();
    for (Node child : Children.of(node)) {
      if (child instanceof Statement statement) {
        statement(statement);
      } else {
        known.addAll(RowKnowledge.computed(value(child)));
      }
    }
    return known;
  }

  private Set<RowKnowledge> expression(Expression node) {
    if (node instanceof Expression.Transaction transaction) {
      return transaction(transaction);
    } else if (node instanceof Expression.For loop) {
      return loop(loop);
    } else if (node instanceof Expression.Match match) {
      return match(match);
    } else if (node instanceof Expression.Comprehension comprehension) {
      bind(comprehension.pattern().names(), comprehension.collection());
      return children(node);
    } else if (node instanceof Expression.OrFail it) {
      return orLeave(it.value(), it.failure());
    } else if (node instanceof Expression.OrReturn it) {
      return orLeave(it.value(), null);
    } else if (node instanceof Expression.Fallback it) {
      Set<RowKnowledge> both = new LinkedHashSet<>(value(it.value()));
      both.addAll(value(it.alternative()));
      return both;
    } else if (node instanceof Expression.Is it) {
      return RowKnowledge.ofPresence(value(it.operand()));
    }
    Meaning meaning = typing.findMeaning(node);
    return meaning == null ? children(node) : meant(node, meaning);
  }

  private Set<RowKnowledge> meant(Expression node, Meaning meaning) {
    if (meaning instanceof Meaning.Local local) {
      return locals.getOrDefault(local.symbol(), Set.of());
    } else if (meaning instanceof Meaning.RowRead row) {
      row.keys().forEach(this::value);
      Symbolic key = key(row.keys());
      if (key == null) {
        return Set.of();
      }
      Read read = new Read(row.state(), key, node.span(), block);
      reads.add(read);
      return Set.of(new RowKnowledge(read, Kind.ROW, ""));
    } else if (meaning instanceof Meaning.FieldOf field
        && node instanceof Expression.MemberAccess access) {
      return RowKnowledge.ofField(value(access.target()), field.field().text());
    }
    return children(node);
  }

  /** Leaving where there is no row is no decision about what the row holds. */
  private Set<RowKnowledge> orLeave(Expression value, @Nullable Node failure) {
    Set<RowKnowledge> known = value(value);
    if (failure != null) {
      value(failure);
    }
    return known;
  }

  private Set<RowKnowledge> transaction(Expression.Transaction node) {
    Expression.Transaction outer = block;
    block = outer == null ? node : outer;
    yields.push(new LinkedHashSet<>());
    block(node.block());
    block = outer;
    return yields.pop();
  }

  private Set<RowKnowledge> loop(Expression.For node) {
    bind(node.pattern().names(), node.collection());
    yields.push(new LinkedHashSet<>());
    block(node.block());
    return yields.pop();
  }

  private Set<RowKnowledge> match(Expression.Match node) {
    Set<RowKnowledge> before = decisions;
    Set<RowKnowledge> subject = RowKnowledge.computed(value(node.subject()));
    Set<RowKnowledge> known = new LinkedHashSet<>(subject);
    for (MatchArm arm : node.arms()) {
      under(before, subject, () -> known.addAll(value(arm.body())));
    }
    return known;
  }
}
