package io.beldi.compiler.effects;

import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one body does itself, without its callees. */
final class OwnEffects {
  final Set<StateSymbol> reads = new LinkedHashSet<>();
  final Set<StateSymbol> writes = new LinkedHashSet<>();
  final Set<FunctionSymbol> spawns = new LinkedHashSet<>();
  final Set<ExternStepSymbol> runs = new LinkedHashSet<>();

  /** The functions called, with the first call of each. */
  final Map<FunctionSymbol, Span> calls = new LinkedHashMap<>();

  private final Typing typing;
  private @Nullable Prevention prevention;

  private OwnEffects(Typing typing) {
    this.typing = typing;
  }

  static OwnEffects of(FunctionDefinition function, Typing typing) {
    OwnEffects effects = new OwnEffects(typing);
    if (function.node().body() instanceof Block body) {
      effects.walk(body);
    }
    return effects;
  }

  /** The first thing that cannot stand in a transaction; null if there is none. */
  @Nullable Prevention prevention() {
    return prevention;
  }

  private void prevent(Node node, String what) {
    if (prevention == null) {
      prevention = new Prevention(what, node.span());
    }
  }

  private void walk(Node node) {
    Children.of(node).forEach(this::walk);
    if (node instanceof Expression expression && typing.findMeaning(expression) != null) {
      meaning(expression, typing.meaning(expression));
    } else if (node instanceof Remote remote) {
      remote(remote);
    } else if (node instanceof Statement.Assign assign) {
      write(assign.place());
    } else if (node instanceof Statement.Update update) {
      write(update.place());
    } else if (node instanceof Statement.Insert insert) {
      write(insert.place());
    } else if (node instanceof Statement.Delete delete) {
      write(delete.place());
    } else if (node instanceof Statement.Sleep) {
      prevent(node, "sleeps");
    }
  }

  private void meaning(Expression node, Meaning meaning) {
    if (meaning instanceof Meaning.RowRead read) {
      reads.add(read.state());
    } else if (meaning instanceof Meaning.StateQuery query) {
      reads.add(query.state());
      prevent(node, "reads several rows of `" + query.state().shortName() + "`");
    }
  }

  private void write(Place node) {
    PlaceMeaning place = typing.findPlace(node);
    if (place instanceof PlaceMeaning.RowPlace row) {
      writes.add(row.state());
    } else if (place instanceof PlaceMeaning.RowField field) {
      writes.add(field.state());
    }
  }

  private void remote(Remote node) {
    Typing.Invoked invoked = typing.findRemote(node);
    if (invoked == null) {
      return;
    }
    if (node instanceof Remote.Call && invoked.callee() instanceof FunctionSymbol function) {
      calls.putIfAbsent(function, node.span());
    } else if (invoked.callee() instanceof FunctionSymbol function) {
      spawns.add(function);
      prevent(node, "spawns `" + function.shortName() + "`");
    } else if (invoked.callee() instanceof ExternStepSymbol step) {
      runs.add(step);
      if (!typing.definitions().of(step).safe()) {
        prevent(node, "runs `" + step.extern().text() + "." + step.text() + "`");
      }
    }
  }
}
