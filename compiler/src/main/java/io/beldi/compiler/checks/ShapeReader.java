package io.beldi.compiler.checks;

import io.beldi.compiler.checks.TransactionShape.Circle;
import io.beldi.compiler.checks.TransactionShape.Edge;
import io.beldi.compiler.effects.Accesses;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.BoundArgument;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the shape of one transaction. */
final class ShapeReader {
  private final Names names;
  private final Typing typing;
  private final Effects effects;
  private final Domains domains;
  private final LoopBounds loops;
  private final TransactionShape shape;

  /** The loops around the place, those of callers too. */
  private final Deque<Expression.For> around = new ArrayDeque<>();

  /** The functions that wait for the place, and where each of them calls. */
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  private List<Participation> held = new ArrayList<>();
  private List<RowAccess> rows;
  private SymbolicValues values;
  private int unknown;

  private record Waiting(FunctionSymbol function, String domain, @Nullable Span call) {}

  ShapeReader(
      Names names, Typing typing, Effects effects, Domains domains, TransactionShape shape) {
    this.names = names;
    this.typing = typing;
    this.effects = effects;
    this.domains = domains;
    this.loops = new LoopBounds(typing);
    this.shape = shape;
    this.rows = shape.rows();
    this.values = new SymbolicValues(names, typing);
    FunctionSymbol function = shape.function();
    waiting.addLast(new Waiting(function, domains.of(function.service()), null));
  }

  /**
   * Reads the shape of a transaction.
   *
   * @param before what the function does before it, whose names it may use
   */
  void read(Block block, Block before) {
    names(before);
    walk(block);
  }

  private void names(Node node) {
    Children.of(node).forEach(this::names);
    if (node instanceof Statement.Let let && let.pattern().names().size() == 1) {
      own(let);
    }
  }

  private void walk(Node node) {
    if (node instanceof Statement.If choice) {
      List<Node> ways = new ArrayList<>();
      for (Statement.Branch branch : choice.branches()) {
        walk(branch.condition());
        ways.add(branch.block());
      }
      if (choice.otherwise() != null) {
        ways.add(choice.otherwise());
      }
      either(ways);
    } else if (node instanceof Expression.Match match) {
      walk(match.subject());
      either(match.arms().stream().map(MatchArm::body).map(Node.class::cast).toList());
    } else if (node instanceof Expression.For loop) {
      walk(loop.collection());
      around.addLast(loop);
      walk(loop.block());
      around.removeLast();
    } else {
      Children.of(node).forEach(this::walk);
      own(node);
    }
  }

  /** Only one of several ways is taken: the one that touches most rows is kept. */
  private void either(List<Node> ways) {
    List<RowAccess> outer = rows;
    List<Participation> before = held;
    List<Participation> after = new ArrayList<>(before);
    List<RowAccess> most = List.of();
    for (Node way : ways) {
      rows = new ArrayList<>();
      held = new ArrayList<>(before);
      walk(way);
      held.stream().filter(one -> !after.contains(one)).forEach(after::add);
      most = CommitBounds.count(rows) > CommitBounds.count(most) ? rows : most;
    }
    rows = outer;
    rows.addAll(most);
    held = after;
  }

  private void own(Node node) {
    if (node instanceof Statement.Let let && let.pattern().names().size() == 1) {
      LocalSymbol local = names.local(let.pattern().names().get(0));
      values.bind(local, let.value());
      loops.bind(local, let.value());
    } else if (node instanceof Expression expression
        && typing.findMeaning(expression) instanceof Meaning.RowRead read) {
      touch(read.state(), read.keys(), false, node.span());
    } else if (node instanceof Remote.Call call) {
      call(call);
    }
    Place place = Accesses.target(node);
    PlaceMeaning meaning = place == null ? null : Accesses.row(place, typing);
    StateSymbol state = meaning == null ? null : LostUpdates.state(meaning);
    if (meaning != null && state != null) {
      touch(state, LostUpdates.keys(meaning), true, node.span());
    }
  }

  private void touch(StateSymbol state, List<Expression> keys, boolean writes, Span span) {
    Symbolic key = values.find(keys);
    long times = 1;
    for (Expression.For loop : around) {
      if (key == null || key.locals().stream().anyMatch(it -> isIn(it, loop))) {
        times = Math.min(RowAccess.UNBOUNDED, times * loops.most(loop));
      }
    }
    rows.add(new RowAccess(state, key, writes, times, span));
  }

  static boolean isIn(LocalSymbol local, Node node) {
    Span declared = local.name().span();
    Span span = node.span();
    return declared.file().equals(span.file())
        && declared.start() >= span.start()
        && declared.end() <= span.end();
  }

  private void call(Remote.Call node) {
    Typing.Invoked invoked = typing.findRemote(node);
    if (invoked == null || !(invoked.callee() instanceof FunctionSymbol callee)) {
      return;
    }
    FunctionDefinition definition = typing.definitions().of(callee);
    boolean waits = waiting.stream().anyMatch(it -> it.function().equals(callee));
    if (waits || !effects.of(callee).joins() || !(definition.node().body() instanceof Block body)) {
      return;
    }
    String domain = domains.of(callee.service());
    boolean crosses = !domain.equals(waiting.getLast().domain());
    if (crosses && waiting.stream().anyMatch(it -> it.domain().equals(domain))) {
      circle(node, callee);
      return;
    }
    SymbolicValues before = values;
    values = values.within(arguments(node, invoked, definition));
    waiting.addLast(new Waiting(callee, domain, node.span()));
    if (crosses) {
      participate(node, callee, body);
    } else {
      walk(body);
    }
    waiting.removeLast();
    values = before;
  }

  private void circle(Remote.Call node, FunctionSymbol callee) {
    List<Span> calls = new ArrayList<>();
    for (Waiting one : waiting) {
      if (one.call() != null) {
        calls.add(one.call());
      }
    }
    shape.circles().add(new Circle(node.span(), callee, List.copyOf(calls)));
  }

  private Map<LocalSymbol, Symbolic> arguments(
      Remote.Call node, Typing.Invoked invoked, FunctionDefinition definition) {
    Map<LocalSymbol, Symbolic> known = new HashMap<>();
    for (int i = 0; i < invoked.arguments().size(); i++) {
      BoundArgument argument = invoked.arguments().get(i);
      LocalSymbol parameter = names.local(definition.node().parameters().get(i).name());
      Symbolic value = argument.value() == null ? null : values.find(argument.value());
      // What is not known may differ with each call, so it must not look equal to itself.
      known.put(
          parameter,
          value == null
              ? new Symbolic(
                  "?" + argument.component().text() + "@" + node.span() + " in " + unknown++,
                  false,
                  localsAround())
              : value);
    }
    return known;
  }

  /** As if it depended on every loop around. */
  private Set<LocalSymbol> localsAround() {
    Set<LocalSymbol> locals = new HashSet<>();
    for (Expression.For loop : around) {
      loop.pattern().names().forEach(name -> locals.add(names.local(name)));
    }
    return locals;
  }

  private void participate(Remote.Call node, FunctionSymbol callee, Block body) {
    List<RowAccess> outer = rows;
    rows = new ArrayList<>();
    walk(body);
    boolean repeated = false;
    for (Expression.For loop : around) {
      boolean differs =
          rows.stream()
              .anyMatch(
                  row ->
                      row.writes()
                          && (row.key() == null
                              || row.key().locals().stream().anyMatch(it -> isIn(it, loop))));
      boolean ordered = loop.parallelism() == null && loops.isSorted(loop.collection());
      boolean here = node.span().file().equals(loop.span().file());
      repeated |= differs && !ordered && here && isAround(loop, node);
    }
    Participation next = new Participation(callee, node.span(), repeated, rows);
    held.forEach(one -> shape.order().add(new Edge(one, next)));
    held.add(next);
    shape.participations().add(next);
    rows = outer;
  }

  private static boolean isAround(Node outer, Node inner) {
    return outer.span().start() <= inner.span().start() && inner.span().end() <= outer.span().end();
  }
}
