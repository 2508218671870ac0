package io.beldi.compiler.steps;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.names.Program;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.TestDeclaration;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers the steps of a program, and keeps the numbers in the lock. */
public final class StepNumbering {
  private final Typing typing;
  private final String root;
  private final Map<String, LockedFunction> old;
  private final Map<String, LockedFunction> now = new TreeMap<>();
  private final NodeTable<Node, StepSite> sites = new NodeTable<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private StepNumbering(Typing typing, String root, Map<String, LockedFunction> old) {
    this.typing = typing;
    this.root = root;
    this.old = old;
  }

  /**
   * Steps with their numbers.
   *
   * @param lock the new text of the lock
   */
  public record Numbered(StepTree steps, String lock) {}

  /**
   * Numbers the steps of a program without errors.
   *
   * @param root the folder of the source tree as paths begin with it; may be empty
   * @param lock the text of the lock; null where there is none yet
   */
  public static Result<Numbered> number(
      Program program, Typing typing, String root, @Nullable String lock) {
    Result<Map<String, LockedFunction>> read = LockReader.read(lock);
    StepNumbering numbering = new StepNumbering(typing, root, read.value());
    numbering.found.addAll(read.diagnostics());
    return new Result<>(numbering.run(program), numbering.found);
  }

  private Numbered run(Program program) {
    Map<FunctionSymbol, List<StepSite>> functions = new HashMap<>();
    for (FunctionDefinition function : typing.definitions().all(FunctionDefinition.class)) {
      functions.put(function.symbol(), function(function));
    }
    NodeTable<Node, List<StepSite>> tests = new NodeTable<>();
    program.modules().stream()
        .flatMap(module -> module.units().stream())
        .flatMap(unit -> unit.tests().stream())
        .forEach(test -> tests.put(test, test(test)));
    return new Numbered(new StepTree(functions, tests, sites), text());
  }

  private List<StepSite> function(FunctionDefinition function) {
    if (!(function.node().body() instanceof Block body)) {
      return List.of();
    }
    String name = function.symbol().fullName();
    List<RawStep> steps = new StepCollector(typing).collect(body);
    pins(steps);
    now.put(name, StepMatcher.number(name, steps, old.get(name)));
    return sites(steps);
  }

  private void pins(List<RawStep> steps) {
    Set<String> seen = new HashSet<>();
    Node pinned = null;
    for (RawStep step : steps) {
      Node node = step.nodes.get(0);
      if (step.pin != null && !seen.add(step.pin) && node != pinned) {
        found.add(
            Diagnostic.of(
                Code.BEL1002,
                node.span(),
                "`@step(\"" + step.pin + "\")` pins more than one step"));
      }
      pinned = node;
    }
  }

  private List<StepSite> test(TestDeclaration test) {
    List<RawStep> steps = new StepCollector(typing).collect(test);
    StepMatcher.number("test", steps, null);
    return sites(steps);
  }

  private List<StepSite> sites(List<RawStep> steps) {
    IdentityHashMap<RawStep, StepSite> made = new IdentityHashMap<>();
    List<StepSite> all = new ArrayList<>();
    for (RawStep step : steps) {
      StepSite parent = step.parent == null ? null : made.get(step.parent);
      StepSite site =
          new StepSite(step.number, step.kind, step.target, step.nodes, parent, text(step));
      made.put(step, site);
      step.nodes.forEach(node -> sites.put(node, site));
      all.add(site);
    }
    return all;
  }

  private String text(RawStep step) {
    Span span = step.nodes.get(0).span();
    String path = span.file().path();
    String below =
        !root.isEmpty() && path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
    String what =
        switch (step.kind) {
          case DERIVE -> step.target + ".new()";
          case NOW, STEP_KEY -> step.kind.word() + "()";
          default -> (step.kind.word() + " " + step.target).strip();
        };
    return below + ":" + span.line() + ":" + span.column() + " " + what;
  }

  private String text() {
    Set<String> lines = new TreeSet<>();
    for (RecordDefinition record : typing.definitions().all(RecordDefinition.class)) {
      lines.add(
          "record "
              + record.symbol().fullName()
              + record.fields().stream()
                  .map(field -> " " + field.text() + ":" + field.type().toString().replace(" ", ""))
                  .collect(Collectors.joining()));
    }
    for (StateDefinition state : typing.definitions().all(StateDefinition.class)) {
      String keys = state.keys().stream().map(Object::toString).collect(Collectors.joining(", "));
      lines.add(
          "state "
              + state.symbol().fullName()
              + " "
              + (state.isSorted() ? "(" + keys + ")" : keys)
              + " -> "
              + state.value());
    }
    Map<String, LockedFunction> all = new TreeMap<>(now);
    old.forEach((name, function) -> all.putIfAbsent(name, removed(function)));
    for (LockedFunction function : all.values()) {
      if (!function.steps().isEmpty()) {
        lines.add(function.line());
      }
      lines.addAll(function.goneLines());
    }
    return LockReader.HEADER
        + "\n"
        + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static LockedFunction removed(LockedFunction function) {
    List<LockedFunction.Gone> gone = new ArrayList<>(function.gone());
    int version = function.steps().isEmpty() ? function.version() : function.version() + 1;
    function
        .steps()
        .forEach(step -> gone.add(new LockedFunction.Gone(step.number(), step.what(), version)));
    return new LockedFunction(function.name(), version, List.of(), gone);
  }
}
