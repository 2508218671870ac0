package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.List;

/** Finds where transactions begin, and judges each of them as a whole. */
final class Transactions {
  private static final String KEYWORD = "transaction";

  private final Names names;
  private final Typing typing;
  private final Effects effects;
  private final Domains domains;
  private final TransactionContexts contexts;
  private final List<TransactionShape> shapes = new ArrayList<>();

  private Transactions(Names names, Typing typing, Effects effects, TransactionContexts contexts) {
    this.names = names;
    this.typing = typing;
    this.effects = effects;
    this.domains = Domains.of(typing, effects);
    this.contexts = contexts;
  }

  static List<Diagnostic> check(
      Names names, Typing typing, Effects effects, TransactionContexts contexts) {
    Transactions transactions = new Transactions(names, typing, effects, contexts);
    typing.definitions().all(FunctionDefinition.class).forEach(transactions::function);
    List<Diagnostic> found = new ArrayList<>();
    CommitBounds bounds = new CommitBounds(typing);
    transactions.shapes.forEach(shape -> bounds.check(shape, found));
    new LockOrder(found).check(transactions.shapes);
    return found;
  }

  private void function(FunctionDefinition function) {
    if (!(function.node().body() instanceof Block body)
        || contexts.isAlwaysInside(function.symbol())) {
      return;
    } else if (function.transactional()) {
      shape(function, function.symbol().name().span(), body);
    } else {
      walk(body, function);
    }
  }

  private void walk(Node node, FunctionDefinition function) {
    if (node instanceof Expression.Transaction transaction) {
      int start = transaction.span().start();
      Span keyword = transaction.span().file().span(start, start + KEYWORD.length());
      shape(function, keyword, transaction.block());
    } else {
      Children.of(node).forEach(child -> walk(child, function));
    }
  }

  private void shape(FunctionDefinition function, Span span, Block block) {
    TransactionShape shape = new TransactionShape(function.symbol(), span);
    new ShapeReader(names, typing, effects, domains, shape)
        .read(block, (Block) function.node().body());
    shapes.add(shape);
  }
}
