package io.beldi.local.simulation;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.sim.Draw;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Look;
import io.beldi.testkit.sim.Observation;
import io.beldi.testkit.sim.Operation;
import io.beldi.testkit.sim.Violation;
import io.beldi.testkit.sim.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** One script, whose answers and rows must be those of its transactions one after another. */
final class ScriptWorkload implements Workload {
  private static final String MODULE = "history";

  private final Script script;
  private final Application application;
  private final Rows rows;
  private final Set<String> ends;
  private final Map<Object, Integer> asked = new LinkedHashMap<>();
  private final Map<Object, Integer> answered = new LinkedHashMap<>();
  private int events;

  /**
   * @param ends where each different end is written down
   */
  ScriptWorkload(Script script, Application application, Set<String> ends) {
    this.script = script;
    this.application = application;
    this.rows = new Rows(application, MODULE);
    this.ends = ends;
  }

  @Override
  public String name() {
    return script.name();
  }

  @Override
  public Application application() {
    return application;
  }

  @Override
  public void setUp(Store store) {
    script.rows().forEach((row, value) -> rows.put(store, row, value));
  }

  @Override
  public int clients() {
    return script.acts().size();
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    List<Operation> operations = new ArrayList<>();
    for (Script.Act act : script.acts()) {
      String name = MODULE + "." + act.function();
      operations.add(
          new Operation(
              Objects.requireNonNull(application.function(name), name).signature(),
              null,
              Bytes.utf8(act.input()),
              act));
    }
    return operations;
  }

  @Override
  public void asked(Operation operation) {
    asked.putIfAbsent(operation.about(), events++);
  }

  @Override
  public void answered(Operation operation, Reply reply) {
    answered.putIfAbsent(operation.about(), events++);
  }

  @Override
  public void atRest(Look look, List<Observation> observations) {
    Map<String, Long> end = new TreeMap<>();
    rows.all(look)
        .forEach((row, value) -> end.put(row, ((Value.Num) value).number().longValueExact()));
    List<String> seen = new ArrayList<>();
    for (Observation observation : observations) {
      Reply reply = observation.reply();
      if (reply == null || Answers.isOpen(reply)) {
        throw new Violation(Invariant.I15, observation.operation() + " came to " + reply);
      }
      seen.add(Answers.text(reply));
    }
    ends.add(seen + " " + end);
    if (!exists(observations, new ArrayList<>(seen), new TreeMap<>(script.rows()), end)) {
      throw new Violation(
          Invariant.I7,
          script.name() + ": no order of the transactions explains " + seen + " and " + end);
    }
  }

  private boolean exists(
      List<Observation> rest, List<String> seen, Map<String, Long> before, Map<String, Long> end) {
    if (rest.isEmpty()) {
      return before.equals(end);
    }
    for (int i = 0; i < rest.size(); i++) {
      Script.Act act = (Script.Act) rest.get(i).operation().about();
      Map<String, Long> after = new TreeMap<>(before);
      if (isFirst(act, rest) && act.model().apply(after).equals(seen.get(i))) {
        List<Observation> others = new ArrayList<>(rest);
        List<String> otherSeen = new ArrayList<>(seen);
        others.remove(i);
        otherSeen.remove(i);
        if (exists(others, otherSeen, after, end)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether nobody else was answered before it was asked for. */
  private boolean isFirst(Script.Act act, List<Observation> rest) {
    int begin = Objects.requireNonNull(asked.get(act));
    return rest.stream()
        .allMatch(
            one ->
                Objects.requireNonNull(answered.get(one.operation().about())) > begin
                    || one.operation().about() == act);
  }
}
