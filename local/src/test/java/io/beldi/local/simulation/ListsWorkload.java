package io.beldi.local.simulation;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.testkit.history.Action;
import io.beldi.testkit.history.History;
import io.beldi.testkit.history.Level;
import io.beldi.testkit.history.ListAppend;
import io.beldi.testkit.history.Opacity;
import io.beldi.testkit.history.Outcome;
import io.beldi.testkit.history.Transaction;
import io.beldi.testkit.history.Verdict;
import io.beldi.testkit.sim.Draw;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Look;
import io.beldi.testkit.sim.Observation;
import io.beldi.testkit.sim.Operation;
import io.beldi.testkit.sim.Violation;
import io.beldi.testkit.sim.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Transactions that append to lists in several services; checkers judge what they have seen. */
final class ListsWorkload implements Workload {
  private static final String MODULE = "history";
  private static final List<String> PLACES = List.of("Alpha.lists/", "Beta.lists/", "Desk.lists/");
  private static final List<String> KEYS = List.of("a", "b");

  private final Application application;
  private final Rows rows;
  private final Map<Object, Long> asked = new LinkedHashMap<>();
  private final Map<Object, List<Heard>> answered = new LinkedHashMap<>();
  private long events;

  /**
   * What one transaction is asked to do.
   *
   * @param plan its actions; what they read is not known yet
   */
  private record Plan(String name, String function, String input, List<Action> plan) {}

  /** A reply, and when it came. */
  private record Heard(Reply reply, long time) {}

  ListsWorkload(Application application) {
    this.application = application;
    this.rows = new Rows(application, MODULE);
  }

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public Application application() {
    return application;
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Plan plan = draw.oneIn(5) ? look("T" + i) : perform(i, draw);
      String name = MODULE + ".Desk." + plan.function();
      operations.add(
          new Operation(
              Objects.requireNonNull(application.function(name), name).signature(),
              draw.oneIn(4) ? null : plan.name(),
              Bytes.utf8(plan.input()),
              plan));
    }
    return operations;
  }

  private static Plan look(String name) {
    List<Action> plan = new ArrayList<>();
    for (String key : KEYS) {
      PLACES.forEach(place -> plan.add(new Action.Read(place + key, List.of())));
    }
    String keys = "[\"" + String.join("\",\"", KEYS) + "\"]";
    return new Plan(name, "look", "{\"keys\":" + keys + "}", plan);
  }

  private static Plan perform(int number, Draw draw) {
    List<Action> plan = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    int length = 1 + draw.below(4);
    for (int i = 0; i < length; i++) {
      int place = draw.below(PLACES.size());
      String key = KEYS.get(draw.below(KEYS.size()));
      int element = draw.below(2) == 0 ? 0 : number * 10 + i + 1;
      plan.add(
          element == 0
              ? new Action.Read(PLACES.get(place) + key, List.of())
              : new Action.Append(PLACES.get(place) + key, element));
      steps.add("{\"place\":" + place + ",\"key\":\"" + key + "\",\"element\":" + element + "}");
    }
    String input = "{\"steps\":[" + String.join(",", steps) + "],\"giveUp\":" + draw.oneIn(6) + "}";
    return new Plan("T" + number, "perform", input, plan);
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
    History history = history(look, observations);
    Verdict verdict = ListAppend.check(history);
    if (!verdict.satisfies(Level.STRICT_SERIALIZABLE)) {
      throw new Violation(Invariant.I7, verdict.toString());
    }
    Verdict opacity = Opacity.check(history);
    if (!opacity.satisfies(Level.OPACITY)) {
      throw new Violation(Invariant.I8, opacity.toString());
    }
  }

  private History history(Look look, List<Observation> observations) {
    List<Transaction> transactions = new ArrayList<>();
    for (Observation observation : observations) {
      transactions.addAll(transactions((Plan) observation.operation().about()));
    }
    List<Action> end = new ArrayList<>();
    Map<String, Value> found = rows.all(look);
    for (String place : PLACES) {
      for (String key : KEYS) {
        Value list = found.get(place + key);
        end.add(new Action.Read(place + key, list == null ? List.of() : elements(list)));
      }
    }
    transactions.add(new Transaction("end", "end", events++, events++, Outcome.COMMITTED, end));
    return new History(transactions);
  }

  /** More than one if it left nothing behind, so that it looked again when asked again. */
  private List<Transaction> transactions(Plan plan) {
    long invoked = Objects.requireNonNull(asked.get(plan));
    List<Heard> all = answered.getOrDefault(plan, List.of());
    if (all.stream().allMatch(heard -> Answers.isOpen(heard.reply()))) {
      List<Action> appends =
          plan.plan().stream().filter(action -> action instanceof Action.Append).toList();
      return List.of(
          new Transaction(
              plan.name(), plan.name(), invoked, Transaction.NEVER, Outcome.UNKNOWN, appends));
    }
    List<Transaction> transactions = new ArrayList<>();
    long begin = invoked;
    for (Heard heard : all) {
      boolean again = !transactions.isEmpty();
      if (!Answers.isOpen(heard.reply()) && !(again && plan.function().equals("perform"))) {
        String name = again ? plan.name() + "." + transactions.size() : plan.name();
        transactions.add(transaction(name, plan, begin, heard));
        begin = heard.time();
      }
    }
    return transactions;
  }

  private static Transaction transaction(String name, Plan plan, long invoked, Heard heard) {
    Reply reply = heard.reply();
    Outcome outcome = reply instanceof Reply.Failed ? Outcome.ABORTED : Outcome.COMMITTED;
    String text = Answers.text(reply);
    List<List<Long>> seen = lists(text.substring(text.indexOf('['), text.lastIndexOf(']') + 1));
    List<Action> actions = new ArrayList<>();
    int next = 0;
    for (Action action : plan.plan()) {
      actions.add(
          action instanceof Action.Read read
              ? new Action.Read(read.key(), seen.get(next++))
              : action);
    }
    if (next != seen.size()) {
      throw new Violation(Invariant.I4, plan + " was answered " + text);
    }
    return new Transaction(name, plan.name(), invoked, heard.time(), outcome, actions);
  }

  private static List<Long> elements(Value list) {
    return ((Value.ListOf) list)
        .values().stream().map(element -> ((Value.Num) element).number().longValueExact()).toList();
  }

  /** Reads {@code [[1,2],[]]}. */
  private static List<List<Long>> lists(String json) {
    String inner = json.substring(1, json.length() - 1);
    List<List<Long>> lists = new ArrayList<>();
    for (int begin = inner.indexOf('['); begin >= 0; begin = inner.indexOf('[', begin + 1)) {
      String list = inner.substring(begin + 1, inner.indexOf(']', begin));
      lists.add(
          list.isEmpty()
              ? List.of()
              : Arrays.stream(list.split(",", -1)).map(Long::valueOf).toList());
    }
    return lists;
  }
}
