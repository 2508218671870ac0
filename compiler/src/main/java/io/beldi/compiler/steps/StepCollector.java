package io.beldi.compiler.steps;

import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.Annotation;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Selector;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.syntax.TestStatement;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Meaning.Builtin;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the steps of a body: what encloses steps before them, anything else after the steps that
 * its parts need.
 */
final class StepCollector {
  private final Typing typing;
  private final List<RawStep> steps = new ArrayList<>();
  private @Nullable String pin;

  StepCollector(Typing typing) {
    this.typing = typing;
  }

  List<RawStep> collect(Node body) {
    walk(body, null);
    return List.copyOf(steps);
  }

  private void walk(Node node, @Nullable RawStep parent) {
    if (node instanceof Statement.Annotated annotated) {
      String outer = pin;
      pin = pin(annotated);
      walk(annotated.statement(), parent);
      pin = outer;
    } else if (node instanceof Block block) {
      block(block, parent);
    } else if (node instanceof Expression.Transaction transaction) {
      RawStep step = add(StepKind.TRANSACTION, "", node, parent);
      transaction.settings().forEach(setting -> walk(setting, parent));
      walk(transaction.block(), step);
    } else if (node instanceof Expression.For loop) {
      loop(loop, parent);
    } else if (node instanceof Statement.Parallel parallel) {
      RawStep step = add(StepKind.PARALLEL, "", node, parent);
      walk(parallel.block(), step);
    } else {
      Children.of(node).forEach(child -> walk(child, parent));
      leaf(node, parent);
    }
  }

  private static @Nullable String pin(Statement.Annotated node) {
    for (Annotation annotation : node.annotations()) {
      if (annotation.name().text().equals("step")
          && annotation.arguments().size() == 1
          && annotation.arguments().get(0).value() instanceof Literal.StringLiteral text) {
        return text.value();
      }
    }
    return null;
  }

  /** A loop without steps in it is none. */
  private void loop(Expression.For loop, @Nullable RawStep parent) {
    walk(loop.collection(), parent);
    int before = steps.size();
    RawStep step = add(StepKind.FOR, "", loop, parent);
    walk(loop.block(), step);
    if (steps.size() == before + 1) {
      steps.remove(before);
    }
  }

  private void block(Block block, @Nullable RawStep parent) {
    Statement before = null;
    for (Statement statement : block.statements()) {
      if (before != null && joins(before, statement)) {
        Children.of(statement).forEach(child -> walk(child, parent));
        steps.get(steps.size() - 1).nodes.add(statement);
      } else {
        walk(statement, parent);
      }
      before = statement;
    }
    if (block.exit() != null) {
      walk(block.exit(), parent);
    }
  }

  /** Whether two neighbours change fields of one row, the second without a step of its own. */
  private boolean joins(Statement before, Statement after) {
    Place first = field(before);
    Place second = field(after);
    return first != null
        && second != null
        && keys(first).equals(keys(second))
        && plain(after)
        && otherwise(before) == null
        && otherwise(after) == null
        && !steps.isEmpty();
  }

  private static @Nullable Node otherwise(Statement statement) {
    return statement instanceof Statement.Update update ? update.otherwise() : null;
  }

  private boolean plain(Statement statement) {
    StepCollector inside = new StepCollector(typing);
    Children.of(statement).forEach(child -> inside.walk(child, null));
    return inside.steps.isEmpty();
  }

  private @Nullable Place field(Statement statement) {
    Place place = null;
    if (statement instanceof Statement.Update update) {
      place = update.place();
    } else if (statement instanceof Statement.Assign assign) {
      place = assign.place();
    }
    return place != null && typing.findPlace(place) instanceof PlaceMeaning.RowField ? place : null;
  }

  private static String keys(Place place) {
    StringBuilder text = new StringBuilder(place.root().text());
    for (Selector selector : place.selectors()) {
      if (selector instanceof Selector.KeySelector key) {
        key.keys().forEach(it -> text.append(' ').append(it.span().text()));
      }
    }
    return text.toString();
  }

  private void leaf(Node node, @Nullable RawStep parent) {
    if (node instanceof Remote remote) {
      remote(remote, parent);
    } else if (node instanceof Expression expression) {
      Meaning meaning = typing.findMeaning(expression);
      if (meaning != null) {
        meaning(expression, meaning, parent);
      }
    } else if (node instanceof Statement.Assign assign) {
      write(assign.place(), node, false, parent);
    } else if (node instanceof Statement.Update update) {
      write(update.place(), node, true, parent);
    } else if (node instanceof Statement.Insert insert) {
      add(StepKind.INSERT, state(insert.place()), node, parent);
    } else if (node instanceof Statement.Delete delete) {
      add(StepKind.DELETE, state(delete.place()), node, parent);
    } else if (node instanceof TestStatement.Given given) {
      add(StepKind.PUT, state(given.place()), node, parent);
    }
  }

  private void write(Place place, Node node, boolean adds, @Nullable RawStep parent) {
    PlaceMeaning meaning = typing.place(place);
    if (meaning instanceof PlaceMeaning.RowField
        || (meaning instanceof PlaceMeaning.RowPlace && adds)) {
      add(StepKind.UPDATE, state(place), node, parent);
    } else if (meaning instanceof PlaceMeaning.RowPlace) {
      add(StepKind.PUT, state(place), node, parent);
    }
  }

  private String state(Place place) {
    PlaceMeaning meaning = typing.place(place);
    if (meaning instanceof PlaceMeaning.RowPlace row) {
      return row.state().shortName();
    }
    return meaning instanceof PlaceMeaning.RowField field ? field.state().shortName() : "";
  }

  private void remote(Remote node, @Nullable RawStep parent) {
    Typing.Invoked invoked = typing.remote(node);
    String target = invoked.callee().text();
    if (invoked.callee() instanceof FunctionSymbol function) {
      target = function.shortName();
    } else if (invoked.callee() instanceof ExternStepSymbol step) {
      target = step.extern().text() + "." + step.text();
    }
    StepKind kind =
        node instanceof Remote.Call
            ? StepKind.CALL
            : node instanceof Remote.Spawn ? StepKind.SPAWN : StepKind.RUN;
    add(kind, target, node, parent);
  }

  private void meaning(Expression node, Meaning meaning, @Nullable RawStep parent) {
    if (meaning instanceof Meaning.RowRead read) {
      add(StepKind.READ, read.state().shortName(), node, parent);
    } else if (meaning instanceof Meaning.StateQuery query) {
      String state = query.state().shortName();
      switch (query.kind()) {
        case SCAN -> add(StepKind.SCAN, state, node, parent);
        case RANGE -> add(StepKind.RANGE, state, node, parent);
        case INDEX ->
            add(
                StepKind.INDEX,
                query.index() == null ? state : state + "." + query.index().text(),
                node,
                parent);
      }
    } else if (meaning instanceof Meaning.NewId id) {
      add(StepKind.DERIVE, id.symbol().text(), node, parent);
    } else if (meaning instanceof Meaning.BuiltinCall call && call.function() == Builtin.NOW) {
      add(StepKind.NOW, "", node, parent);
    } else if (meaning instanceof Meaning.BuiltinCall call && call.function() == Builtin.STEP_KEY) {
      add(StepKind.STEP_KEY, "", node, parent);
    }
  }

  private RawStep add(StepKind kind, String target, Node node, @Nullable RawStep parent) {
    RawStep step = new RawStep(kind, target, node, parent, pin);
    steps.add(step);
    return step;
  }
}
