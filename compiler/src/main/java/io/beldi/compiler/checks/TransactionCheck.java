package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.effects.Prevention;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.syntax.Visibility;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Typing;
import java.util.List;
import java.util.stream.Collectors;

/** What may not stand in a transaction. */
final class TransactionCheck {
  private final Typing typing;
  private final Effects effects;
  private final SwallowedErrors swallowed;
  private final List<Diagnostic> found;

  TransactionCheck(Names names, Typing typing, Effects effects, List<Diagnostic> found) {
    this.typing = typing;
    this.effects = effects;
    this.swallowed = new SwallowedErrors(names, typing, effects, found);
    this.found = found;
  }

  void check(FunctionDefinition function) {
    if (function.node().body() instanceof Block body) {
      walk(body, new Place(function.transactional(), false));
    }
  }

  /**
   * Where a node stands.
   *
   * @param inTransaction in a block or in a function that is transactional as a whole
   * @param inBlock in a block of this function
   */
  private record Place(boolean inTransaction, boolean inBlock) {}

  private void walk(Node node, Place place) {
    if (node instanceof Expression.Transaction transaction) {
      transaction.settings().forEach(setting -> walk(setting, place));
      walk(transaction.block(), new Place(true, true));
      return;
    }
    if (place.inTransaction()) {
      inside(node);
    }
    if (place.inBlock()) {
      exits(node);
    }
    Children.of(node).forEach(child -> walk(child, place));
  }

  private void exits(Node node) {
    if (node instanceof Exit.Return || node instanceof Expression.OrReturn) {
      found.add(
          Diagnostic.of(Code.BEL4005, node.span(), "`return` cannot leave a transaction")
              .withWhy("it would not be clear whether the transaction commits or not")
              .withHelp(
                  "give the value out with `let x = transaction { … yield value }` and return it"
                      + " behind the block"));
    }
  }

  private void inside(Node node) {
    if (node instanceof Remote.Spawn) {
      found.add(
          Diagnostic.of(Code.BEL4002, node.span(), "`spawn` cannot stand in a transaction")
              .withWhy("the work would be done even if the transaction is rolled back")
              .withHelp("move it behind the transaction"));
    } else if (node instanceof Remote.Run run && !isSafe(run)) {
      found.add(
          Diagnostic.of(Code.BEL4003, node.span(), "`run` cannot stand in a transaction")
              .withWhy("the outside world does not roll back")
              .withHelp("move it behind the transaction"));
    } else if (node instanceof Statement.Sleep || node instanceof Remote.Await) {
      String what = node instanceof Statement.Sleep ? "`sleep`" : "`await`";
      found.add(
          Diagnostic.of(Code.BEL4004, node.span(), what + " cannot stand in a transaction")
              .withWhy("others would wait, or make the transaction start over"));
    } else if (node instanceof Remote.Call call) {
      call(call);
    } else if (node instanceof Expression expression
        && typing.findMeaning(expression) instanceof Meaning.StateQuery query) {
      found.add(
          Diagnostic.of(
                  Code.BEL4011,
                  node.span(),
                  "several rows of `" + query.state().text() + "` cannot be read in a transaction")
              .withWhy("rows that others add in the meantime would not be noticed")
              .withHelp("read them before, and read those that matter again inside, by their key"));
    }
    swallowed.check(node);
  }

  private boolean isSafe(Remote.Run run) {
    Typing.Invoked invoked = typing.findRemote(run);
    return invoked == null
        || (invoked.callee() instanceof ExternStepSymbol step
            && typing.definitions().of(step).safe());
  }

  private void call(Remote.Call node) {
    Typing.Invoked invoked = typing.findRemote(node);
    if (invoked == null
        || !(invoked.callee() instanceof FunctionSymbol callee)
        || effects.of(callee).joins()) {
      return;
    }
    Diagnostic base =
        Diagnostic.of(
                Code.BEL4001,
                node.span(),
                "`"
                    + callee.shortName()
                    + "` is not transactional, so it cannot be called in a"
                    + " transaction")
            .withLabel(callee.name().span(), "declared here");
    List<FunctionSymbol> path = effects.pathToPrevention(callee);
    FunctionSymbol last = path.get(path.size() - 1);
    Prevention prevention = effects.prevention(last);
    if (prevention != null) {
      String calls =
          path.stream().map(it -> "`" + it.shortName() + "`").collect(Collectors.joining(" → "));
      base = base.withLabel(prevention.span(), calls + " " + prevention.what());
    } else if (typing.definitions().of(last).visibility() != Visibility.PRIVATE) {
      base = base.withHelp("declare it: `transactional function " + last.text() + "`");
    }
    found.add(base);
  }
}
