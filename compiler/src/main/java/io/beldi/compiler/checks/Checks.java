package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.List;

/** Runs all checks. */
public final class Checks {
  private Checks() {}

  /** What the checks find in a program whose names, types and effects are known. */
  public static List<Diagnostic> run(Names names, Typing typing, Effects effects) {
    List<Diagnostic> found = new ArrayList<>();
    ErrorCheck errors = new ErrorCheck(names, typing, effects, found);
    TransactionCheck transactions = new TransactionCheck(names, typing, effects, found);
    TransactionNotes notes = new TransactionNotes(typing, effects, found);
    VisibilityCheck visibility = new VisibilityCheck(typing, found);
    ParallelCheck parallel = new ParallelCheck(names, found);
    ParallelWrites writes = new ParallelWrites(names, typing, found);
    TransactionContexts contexts = new TransactionContexts(typing, effects);
    LostUpdates updates = new LostUpdates(names, typing, contexts, found);
    for (FunctionDefinition function : typing.definitions().all(FunctionDefinition.class)) {
      errors.check(function);
      transactions.check(function);
      notes.check(function);
      visibility.check(function);
      parallel.check(function);
      writes.check(function);
      updates.check(function);
    }
    found.addAll(Transactions.check(names, typing, effects, contexts));
    found.addAll(CallCycles.find(typing, effects));
    found.addAll(DeepCalls.find(typing, effects));
    found.addAll(PureCycles.find(typing));
    return found;
  }
}
