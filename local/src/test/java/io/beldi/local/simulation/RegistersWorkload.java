package io.beldi.local.simulation;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.testkit.history.Access;
import io.beldi.testkit.history.Linearizability;
import io.beldi.testkit.history.Outcome;
import io.beldi.testkit.history.Transaction;
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
import org.jspecify.annotations.Nullable;

/** Plain operations on few rows; each row must be linearizable. */
final class RegistersWorkload implements Workload {
  private static final String MODULE = "history";
  private static final String ROW = "Register.rows/";
  private static final List<String> KEYS = List.of("a", "b", "c");
  private static final List<String> FUNCTIONS =
      List.of("get", "get", "put", "claim", "add", "add", "drop");

  private final Application application;
  private final Rows rows;
  private final Map<Object, Long> asked = new LinkedHashMap<>();
  private final Map<Object, List<Heard>> answered = new LinkedHashMap<>();
  private long events;

  private record Plan(String name, String function, String key, long value) {
    String input() {
      return switch (function) {
        case "get", "drop" -> "{\"key\":\"" + key + "\"}";
        case "add" -> "{\"key\":\"" + key + "\",\"by\":" + value + "}";
        default -> "{\"key\":\"" + key + "\",\"value\":" + value + "}";
      };
    }
  }

  /** A reply, and when it came. */
  private record Heard(Reply reply, long time) {}

  RegistersWorkload(Application application) {
    this.application = application;
    this.rows = new Rows(application, MODULE);
  }

  @Override
  public String name() {
    return "registers";
  }

  @Override
  public Application application() {
    return application;
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String function = FUNCTIONS.get(draw.below(FUNCTIONS.size()));
      Plan plan = new Plan("T" + i, function, KEYS.get(draw.below(KEYS.size())), 1000L * (i + 1));
      String name = MODULE + ".Register." + function;
      operations.add(
          new Operation(
              Objects.requireNonNull(application.function(name), name).signature(),
              draw.oneIn(4) ? null : plan.name(),
              Bytes.utf8(plan.input()),
              plan));
    }
    return operations;
  }

  @Override
  public void asked(Operation operation) {
    asked.putIfAbsent(operation.about(), events++);
  }

  @Override
  public void answered(Operation operation, Reply reply) {
    answered
        .computeIfAbsent(operation.about(), about -> new ArrayList<>())
        .add(new Heard(reply, events++));
  }

  @Override
  public void atRest(Look look, List<Observation> observations) {
    List<Access> accesses = new ArrayList<>();
    for (Observation observation : observations) {
      accesses.addAll(accesses((Plan) observation.operation().about()));
    }
    Map<String, Value> end = rows.all(look);
    for (String key : KEYS) {
      Value value = end.get(ROW + key);
      Long number = value == null ? null : ((Value.Num) value).number().longValueExact();
      Access.Call read = new Access.Call.Read(number);
      accesses.add(new Access("end", key, events++, events++, Outcome.COMMITTED, read));
    }
    for (Linearizability.Violation found : Linearizability.check(accesses).violations()) {
      throw new Violation(Invariant.I9, found.text());
    }
  }

  /** A reader that is asked again under its key looks again; nobody else does anything again. */
  private List<Access> accesses(Plan plan) {
    List<Access> accesses = new ArrayList<>();
    long begin = Objects.requireNonNull(asked.get(plan));
    for (Heard heard : answered.getOrDefault(plan, List.of())) {
      if (heard.reply() instanceof Reply.Returned || heard.reply() instanceof Reply.Failed) {
        if (accesses.isEmpty() || plan.function().equals("get")) {
          Access.Call call = call(plan, heard.reply());
          accesses.add(
              new Access(plan.name(), plan.key(), begin, heard.time(), Outcome.COMMITTED, call));
          begin = heard.time();
        }
      }
    }
    if (accesses.isEmpty() && !plan.function().equals("get")) {
      Access.Call call = call(plan, null);
      long never = Transaction.NEVER;
      accesses.add(new Access(plan.name(), plan.key(), begin, never, Outcome.UNKNOWN, call));
    }
    return accesses;
  }

  private static Access.Call call(Plan plan, @Nullable Reply reply) {
    return switch (plan.function()) {
      case "get" -> {
        long seen = Long.parseLong(Answers.text(Objects.requireNonNull(reply)));
        yield new Access.Call.Read(seen < 0 ? null : seen);
      }
      case "put" -> new Access.Call.Write(plan.value());
      case "drop" -> new Access.Call.Write(null);
      case "add" -> new Access.Call.Add(plan.value(), null);
      default ->
          new Access.Call.ConditionalWrite(null, plan.value(), !(reply instanceof Reply.Failed));
    };
  }
}
