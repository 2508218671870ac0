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
  private static final String PLACE = ".lists/";
  private static final List<String> KEYS = List.of("a", "b");

  private final Shape shape;
  private final Application application;
  private final Rows rows;
  private final Map<Object, Long> asked = new LinkedHashMap<>();
  private final Map<Object, List<Heard>> answered = new LinkedHashMap<>();
  private long events;

  /**
   * Where the lists are.
   *
   * @param places the services whose lists {@code perform} reaches, by the number of the place
   * @param looked those that {@code look} looks at, in that order
   * @param plain those whose lists may be looked at outside of transactions
   */
  private record Shape(
      String module, List<String> places, List<String> looked, List<String> plain) {}

  private static final Shape JOINT =
      new Shape(
          "history", List.of("Alpha", "Beta", "Desk"), List.of("Alpha", "Beta", "Desk"), List.of());

  private static final Shape SOVEREIGN =
      new Shape(
          "domains",
          List.of("East", "West", "North", "North", "Alpha", "Desk"),
          List.of("East", "West", "North", "Alpha", "Desk"),
          List.of("East", "West", "North"));

  /**
   * What one transaction is asked to do.
   *
   * @param plan its actions; what they read is not known yet
   */
  private record Plan(String name, String function, String input, List<Action> plan) {}

  /** A reply, and when it came. */
  private record Heard(Reply reply, long time) {}

  private ListsWorkload(Shape shape, Application application) {
    this.shape = shape;
    this.application = application;
    this.rows = new Rows(application, shape.module());
  }

  /** Services that commit jointly. */
  static ListsWorkload joint(Application application) {
    return new ListsWorkload(JOINT, application);
  }

  /** The same with services that keep their lists to themselves. */
  static ListsWorkload sovereign(Application application) {
    return new ListsWorkload(SOVEREIGN, application);
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
      Plan plan = plan(i, draw);
      String name = shape.module() + "." + plan.function();
      operations.add(
          new Operation(
              Objects.requireNonNull(application.function(name), name).signature(),
              draw.oneIn(4) ? null : plan.name(),
              Bytes.utf8(plan.input()),
              plan));
    }
    return operations;
  }

  private Plan plan(int number, Draw draw) {
    if (!shape.plain().isEmpty() && draw.oneIn(6)) {
      String service = shape.plain().get(draw.below(shape.plain().size()));
      String key = KEYS.get(draw.below(KEYS.size()));
      return new Plan(
          "T" + number,
          service + ".look",
          "{\"key\":\"" + key + "\"}",
          List.of(new Action.Read(service + PLACE + key, List.of())));
    }
    return draw.oneIn(5) ? look("T" + number) : perform(number, draw);
  }

  private Plan look(String name) {
    List<Action> plan = new ArrayList<>();
    for (String key : KEYS) {
      shape.looked().forEach(place -> plan.add(new Action.Read(place + PLACE + key, List.of())));
    }
    String keys = "[\"" + String.join("\",\"", KEYS) + "\"]";
    return new Plan(name, "Desk.look", "{\"keys\":" + keys + "}", plan);
  }

  private Plan perform(int number, Draw draw) {
    List<Action> plan = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    int length = 1 + draw.below(4);
    for (int i = 0; i < length; i++) {
      int place = draw.below(shape.places().size());
      String key = KEYS.get(draw.below(KEYS.size()));
      String list = shape.places().get(place) + PLACE + key;
      int element = draw.below(2) == 0 ? 0 : number * 10 + i + 1;
      plan.add(element == 0 ? new Action.Read(list, List.of()) : new Action.Append(list, element));
      steps.add("{\"place\":" + place + ",\"key\":\"" + key + "\",\"element\":" + element + "}");
    }
    String input = "{\"steps\":[" + String.join(",", steps) + "],\"giveUp\":" + draw.oneIn(6) + "}";
    return new Plan("T" + number, "Desk.perform", input, plan);
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
    for (String place : shape.looked()) {
      for (String key : KEYS) {
        String name = place + PLACE + key;
        Value list = found.get(name);
        end.add(new Action.Read(name, list == null ? List.of() : elements(list)));
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
      if (!Answers.isOpen(heard.reply()) && !(again && plan.function().equals("Desk.perform"))) {
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
    String found = text.substring(text.indexOf('['), text.lastIndexOf(']') + 1);
    // Who looks at one list answers with that list alone.
    boolean plain = !plan.function().startsWith("Desk.");
    List<List<Long>> seen = lists(plain ? "[" + found + "]" : found);
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
