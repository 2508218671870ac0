package io.beldi.compiler.steps;

import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.TestDeclaration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of all functions and tests. Nodes with a step are: row reads ({@code Indexed}),
 * queries, {@code X.new()} and {@code stepKey()} ({@code MethodCall} or {@code Application}),
 * {@code now()}, {@code call}, {@code spawn}, {@code run}, transactions and loops (the {@code
 * Expression}, not the statement around it), {@code parallel}, and the statements that write.
 */
public final class StepTree {
  private final Map<FunctionSymbol, List<StepSite>> functions;
  private final NodeTable<Node, List<StepSite>> tests;
  private final NodeTable<Node, StepSite> sites;

  StepTree(
      Map<FunctionSymbol, List<StepSite>> functions,
      NodeTable<Node, List<StepSite>> tests,
      NodeTable<Node, StepSite> sites) {
    this.functions = Map.copyOf(functions);
    this.tests = tests;
    this.sites = sites;
  }

  /** The steps of a function, in the order of the source. */
  public List<StepSite> of(FunctionSymbol function) {
    return functions.getOrDefault(function, List.of());
  }

  /** The steps of a test, in the order of the source; their numbers are not kept by the lock. */
  public List<StepSite> of(TestDeclaration test) {
    return tests.get(test);
  }

  /**
   * The step of a node; of a write merged into the one before it, the same step as there.
   *
   * @return null where the node is no step: a loop without steps in it, an element of a list
   */
  public @Nullable StepSite find(Node node) {
    return sites.find(node);
  }

  /** Whether a node is the first of its step, the one that stands for the others. */
  public boolean leads(Node node) {
    StepSite site = sites.find(node);
    return site != null && site.nodes().get(0) == node;
  }
}
