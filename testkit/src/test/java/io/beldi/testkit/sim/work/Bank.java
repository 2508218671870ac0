package io.beldi.testkit.sim.work;

import static io.beldi.testkit.sim.work.Programs.add;
import static io.beldi.testkit.sim.work.Programs.block;
import static io.beldi.testkit.sim.work.Programs.call;
import static io.beldi.testkit.sim.work.Programs.count;
import static io.beldi.testkit.sim.work.Programs.join;
import static io.beldi.testkit.sim.work.Programs.number;
import static io.beldi.testkit.sim.work.Programs.numberOf;
import static io.beldi.testkit.sim.work.Programs.row;
import static io.beldi.testkit.sim.work.Programs.step;

import io.beldi.runtime.Application;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.testkit.sim.Draw;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Look;
import io.beldi.testkit.sim.Observation;
import io.beldi.testkit.sim.Operation;
import io.beldi.testkit.sim.Violation;
import io.beldi.testkit.sim.Workload;
import io.beldi.testkit.sim.work.Programs.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Money that moves between a few accounts, and tokens that each operation leaves in its own places,
 * so that an effect that is lost or doubled shows.
 */
public final class Bank implements Workload {
  public static final Table ACCOUNTS = Table.keyed("test.accounts", Table.KeyType.TEXT);
  private static final Table TOKENS = Table.keyed("test.tokens", Table.KeyType.TEXT);
  private static final Set<String> ALL = Set.of(ACCOUNTS.name(), TOKENS.name());
  private static final int NUMBER = 5;
  public static final int EACH = 20;
  private static final int LEVELS = 3;

  /** Leaves a token, without a look. */
  private static final Function LEAVE =
      effectful(
          "leave",
          (self, in) -> {
            leave(self, 1, in);
            return in;
          });

  /** Leaves a token, after a look. */
  private static final Function PUT =
      effectful(
          "put",
          (self, in) -> {
            long n = numberOf(self.read(step(1), row(TOKENS, in)));
            self.put(step(2), row(TOKENS, in), number(n + 1));
            return "" + n;
          });

  private static final Function LOOK =
      new Function(
          "look",
          Kind.READ_ONLY,
          false,
          ALL,
          (self, in) -> "" + numberOf(self.read(step(1), row(TOKENS, in))));

  private static final Function TAKE =
      new Function(
          "take",
          Kind.EFFECTFUL,
          true,
          ALL,
          (self, in) -> {
            if (!self.update(step(1), row(ACCOUNTS, in), add(-7))) {
              throw new Programs.Poor();
            }
            return "";
          });

  private static final Function TRANSFER =
      effectful(
          "transfer",
          (self, in) -> {
            String[] parts = in.split(" ", -1);
            leave(self, 1, parts[0] + ".tried");
            return block(
                self,
                2,
                txn -> {
                  long from = numberOf(txn.read(step(3), row(ACCOUNTS, parts[1])));
                  if (from < 3) {
                    throw new Programs.Poor();
                  }
                  txn.put(step(4), row(ACCOUNTS, parts[1]), number(from - 3));
                  txn.update(step(5), row(ACCOUNTS, parts[2]), add(3));
                  leave(txn, 6, parts[0] + ".moved");
                  txn.spawn(step(7), LEAVE.signature(), parts[0] + ".message", Duration.ZERO);
                  return "moved";
                },
                true);
          });

  private static final Function CHARGE =
      effectful(
          "charge",
          (self, in) -> {
            String[] parts = in.split(" ", -1);
            String result;
            try {
              result =
                  block(
                      self,
                      1,
                      txn -> {
                        call(txn, 2, TAKE, parts[1]);
                        txn.update(step(3), row(ACCOUNTS, parts[2]), add(7));
                        return "moved";
                      },
                      false);
            } catch (Programs.Poor poor) {
              result = "poor";
            }
            call(self, 4, LEAVE, parts[0] + "." + result);
            return result;
          });

  private static final Function TOTAL =
      new Function(
          "total",
          Kind.READ_ONLY,
          true,
          ALL,
          (self, in) -> {
            long sum = 0;
            for (int i = 0; i < NUMBER; i++) {
              Instance turn = self.iteration(step(1), i);
              sum += numberOf(turn.read(step(2), row(ACCOUNTS, "a" + i)));
            }
            return "" + sum;
          });

  private static final List<Function> CHAIN = chain();

  private static final Function BRANCHES =
      effectful(
          "branches",
          (self, in) -> {
            leave(self, 1, in + ".before");
            Fork fork = self.fork(step(2), 2);
            fork.branch(branch -> call(branch, 3, PUT, in + ".b1"));
            fork.branch(
                branch -> {
                  String seen = call(branch, 4, LOOK, in + ".none");
                  leave(branch, 5, in + ".b2" + seen);
                  return call(branch, 6, LEAVE, in + ".b3");
                });
            fork.branch(
                branch -> {
                  branch.spawn(step(7), LEAVE.signature(), in + ".b4", Duration.ofSeconds(30));
                  return "";
                });
            join(fork);
            leave(self, 8, in + ".after");
            return "done";
          });

  private static final Application APPLICATION =
      Application.of(List.of(new Programs.Module(functions(), List.of(ACCOUNTS, TOKENS))));

  /** What an operation is, and which tokens it leaves by how it ends. */
  private record Job(String token, Map<String, List<String>> tokens) {}

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public Application application() {
    return APPLICATION;
  }

  @Override
  public void setUp(Store store) {
    for (int i = 0; i < NUMBER; i++) {
      ItemKey key = row(ACCOUNTS, "a" + i);
      store.write(new Write.Put(key, number(EACH), Condition.always()));
    }
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String token = "t" + i;
      String key = draw.oneIn(4) ? null : token;
      int from = draw.below(NUMBER);
      int to = (from + 1 + draw.below(NUMBER - 1)) % NUMBER;
      String accounts = token + " a" + from + " a" + to;
      operations.add(
          switch (draw.below(6)) {
            case 0 -> operation(LEAVE, key, token, Map.of(token, List.of("")));
            case 1 ->
                operation(
                    TRANSFER,
                    key,
                    accounts,
                    Map.of(
                        "moved", List.of(".tried", ".moved", ".message"),
                        "test.Poor{}", List.of(".tried"),
                        "Conflict", List.of(".tried")));
            case 2 ->
                operation(
                    CHARGE,
                    key,
                    accounts,
                    Map.of(
                        "moved", List.of(".moved"),
                        "poor", List.of(".poor"),
                        "Conflict", List.of()));
            case 3 -> operation(TOTAL, null, token, Map.of("" + NUMBER * EACH, List.of()));
            case 4 ->
                operation(
                    CHAIN.get(LEVELS - 1),
                    key,
                    token,
                    Map.of("0", List.of(".2", ".1", ".0", ".2.late", ".1.late")));
            default ->
                operation(
                    BRANCHES,
                    key,
                    token,
                    Map.of("done", List.of(".before", ".b1", ".b20", ".b3", ".b4", ".after")));
          });
    }
    return operations;
  }

  @Override
  public void answered(Operation operation, Reply reply) {
    Job job = (Job) operation.about();
    String end = end(reply);
    boolean possible = end.equals("Conflict") || job.tokens().containsKey(end);
    check(possible, Invariant.I5, operation + " cannot end with " + reply);
  }

  @Override
  public void during(Look look) {
    long sum = 0;
    for (int i = 0; i < NUMBER; i++) {
      long n = numberOf(look.row(row(ACCOUNTS, "a" + i)));
      check(n >= 0, Invariant.I2, "account a" + i + " holds " + n);
      sum += n;
    }
    check(sum == NUMBER * EACH, Invariant.I2, "all accounts together hold " + sum);
  }

  @Override
  public void atRest(Look look, List<Observation> observations) {
    during(look);
    Map<String, Long> found = new TreeMap<>();
    for (Item item : look.rows(TOKENS)) {
      String token = ((Value.Text) Objects.requireNonNull(item.get(Table.PARTITION))).text();
      found.put(token, numberOf(item));
    }
    for (Observation observation : observations) {
      Job job = (Job) observation.operation().about();
      Map<String, Long> own = own(found, job.token());
      boolean fits =
          (observation.reply() == null || end(observation.reply()).equals("Conflict"))
              ? own.isEmpty()
                  || job.tokens().values().stream().anyMatch(list -> same(job, list, own))
              : same(job, job.tokens().getOrDefault(end(observation.reply()), List.of()), own);
      check(fits, Invariant.I1, observation + " left " + own);
    }
    check(found.isEmpty(), Invariant.I3, "nobody can have left " + found);
  }

  private static Map<String, Long> own(Map<String, Long> found, String token) {
    Map<String, Long> own = new TreeMap<>();
    found.forEach(
        (key, value) -> {
          if (key.equals(token) || key.startsWith(token + ".")) {
            own.put(key, value);
          }
        });
    own.keySet().forEach(found::remove);
    return own;
  }

  private static boolean same(Job job, List<String> wanted, Map<String, Long> own) {
    Map<String, Long> all = new TreeMap<>();
    wanted.forEach(suffix -> all.put(job.token() + suffix, 1L));
    return all.equals(own);
  }

  private static String end(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      Bytes output = Objects.requireNonNull(returned.output());
      return Json.read(Codecs.STRING, output);
    }
    if (reply instanceof Reply.Failed failed) {
      return failed.error() instanceof Programs.Poor ? "test.Poor{}" : "Conflict";
    }
    return String.valueOf(reply);
  }

  private static void check(boolean holds, Invariant invariant, String message) {
    if (!holds) {
      throw new Violation(invariant, message);
    }
  }

  private static Operation operation(
      Function function, String key, String input, Map<String, List<String>> tokens) {
    String token = input.split(" ", -1)[0];
    Bytes json = Json.write(Codecs.STRING, input);
    return new Operation(function.signature(), key, json, new Job(token, tokens));
  }

  private static Function effectful(String name, Programs.Action action) {
    return new Function(name, Kind.EFFECTFUL, false, ALL, action);
  }

  private static void leave(Instance self, int number, String token) {
    self.update(step(number), row(TOKENS, token), count());
  }

  private static List<Function> chain() {
    List<Function> chain = new ArrayList<>();
    chain.add(effectful("chain0", (self, in) -> call(self, 1, PUT, in + ".0")));
    for (int level = 1; level < LEVELS; level++) {
      Function below = chain.get(level - 1);
      String own = "." + level;
      chain.add(
          effectful(
              "chain" + level,
              (self, in) -> {
                leave(self, 1, in + own);
                String result = call(self, 2, below, in);
                self.spawn(step(3), PUT.signature(), in + own + ".late", Duration.ZERO);
                return result;
              }));
    }
    return chain;
  }

  private static List<io.beldi.runtime.DurableFunction<?, ?>> functions() {
    List<io.beldi.runtime.DurableFunction<?, ?>> functions = new ArrayList<>(CHAIN);
    functions.addAll(List.of(LEAVE, PUT, LOOK, TAKE, TRANSFER, CHARGE, TOTAL, BRANCHES));
    return functions;
  }
}
