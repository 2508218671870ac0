package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.SovereignWorkflows.CAR;
import static io.beldi.runtime.record.SovereignWorkflows.FLIGHT;
import static io.beldi.runtime.record.SovereignWorkflows.HOTEL;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.Functions.Domain;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Money moves between services while requests to the store fail, processes end, and messages are
 * lost, doubled and late; and other transactions come in between at any request. None is made or
 * lost, nobody ever sees a sum that never was, and in the end nobody holds a row.
 */
final class SovereignChaos {
  private static final long EACH = 50;
  private static final List<Domain> DOMAINS = List.of(HOTEL, FLIGHT, CAR);

  /** Takes or gives so much of the row {@code a}, in one of the services. */
  private static Function move(Domain domain, String name) {
    return domain.transactional(
        name,
        (self, in) -> {
          long n = numberOf(self.read(step(1), domain.row("a"))) + Long.parseLong(in);
          if (n < 0) {
            throw new SoldOut(name);
          }
          self.put(step(2), domain.row("a"), number(n));
          return "" + n;
        });
  }

  private static Function look(Domain domain, String name) {
    return domain.readOnly(name, (self, in) -> "" + numberOf(self.read(step(1), domain.row("a"))));
  }

  private static final List<Function> MOVES =
      List.of(move(HOTEL, "moveHotel"), move(FLIGHT, "moveFlight"), move(CAR, "moveCar"));

  private static final List<Function> LOOKS =
      List.of(look(HOTEL, "lookHotel"), look(FLIGHT, "lookFlight"), look(CAR, "lookCar"));

  /** Gives to the car what it takes from the hotel, by way of the flight's own participant. */
  private static final Function CHAIN =
      FLIGHT.transactional(
          "chain",
          (self, in) -> {
            long n = numberOf(self.read(step(1), FLIGHT.row("a"))) - Long.parseLong(in);
            if (n < 0) {
              throw new SoldOut("chain");
            }
            call(self, 2, MOVES.get(2), in);
            self.put(step(3), FLIGHT.row("a"), number(n));
            return "" + n;
          });

  /** Parts: from, to, amount, and the name of the row in which the coordinator counts. */
  private static final Function TRANSFER =
      effectful(
          "transfer",
          (self, in) -> {
            String[] parts = in.split(" ", -1);
            return lastBlock(
                self,
                step(1),
                50,
                txn -> {
                  call(txn, 2, MOVES.get(Integer.parseInt(parts[0])), "-" + parts[2]);
                  call(txn, 3, MOVES.get(Integer.parseInt(parts[1])), parts[2]);
                  long n = numberOf(txn.read(step(4), row(parts[3])));
                  txn.put(step(5), row(parts[3]), number(n + 1));
                  return "moved";
                });
          });

  private static final Function RELAY =
      effectful(
          "relay",
          (self, in) -> {
            String[] parts = in.split(" ", -1);
            return lastBlock(
                self,
                step(1),
                50,
                txn -> {
                  call(txn, 2, CHAIN, parts[2]);
                  txn.update(step(3), row(parts[3]), Functions.count(1));
                  return "moved";
                });
          });

  private static final Function SUM =
      new Function(
          "sum",
          Kind.READ_ONLY,
          true,
          "",
          (self, in) -> {
            long sum = 0;
            for (int i = 0; i < 3; i++) {
              sum += Long.parseLong(call(self, 1 + i, LOOKS.get(i), ""));
            }
            return "" + sum;
          });

  private final SplittableRandom random;
  private final Bench bench;
  private final List<Bytes> copies = new ArrayList<>();
  private final Map<String, String> answers = new TreeMap<>();
  private final Map<String, String> inputs = new TreeMap<>();
  private boolean calm;
  private int depth;
  private int begun;
  int faults;
  int sums;

  SovereignChaos(long seed) {
    this.random = new SplittableRandom(seed);
    List<Function> all = new ArrayList<>(MOVES);
    all.addAll(LOOKS);
    all.addAll(List.of(CHAIN, TRANSFER, RELAY, SUM));
    this.bench =
        new Bench(
            store -> new UnreliableStore(store, this::befall), true, all.toArray(Function[]::new));
    for (Domain domain : DOMAINS) {
      bench.memory.write(new Write.Put(domain.row("a"), number(EACH), Condition.always()));
    }
    bench.invoker.network = this::deliver;
  }

  /** What happens to a request to the store. */
  private FaultyStore.@Nullable Mode befall() {
    if (calm) {
      return null;
    }
    if (depth < 3 && begun < 12 && random.nextInt(12) == 0) {
      begin();
    }
    if (random.nextInt(25) == 0) {
      faults++;
      FaultyStore.Mode[] modes = FaultyStore.Mode.values();
      return modes[random.nextInt(modes.length)];
    }
    return null;
  }

  private Bytes deliver(Bytes message) {
    if (calm) {
      return bench.engine.handle(message);
    }
    int chance = random.nextInt(30);
    if (chance == 0) {
      copies.add(message);
      throw new Bench.Lost();
    }
    if (chance == 1) {
      copies.add(message);
    }
    if (chance == 2 && !copies.isEmpty()) {
      alone(() -> bench.engine.handle(copies.get(random.nextInt(copies.size()))));
    }
    try {
      Bytes answer = bench.engine.handle(message);
      if (chance == 3) {
        throw new Bench.Lost();
      }
      if (chance == 4) {
        alone(() -> bench.engine.handle(message));
      }
      return answer;
    } catch (Crash crash) {
      if (random.nextBoolean()) {
        throw crash;
      }
      throw new Bench.Lost();
    }
  }

  /** Runs something whose process may end. */
  private void alone(Runnable work) {
    depth++;
    try {
      work.run();
    } catch (Crash | Bench.Lost | StoreException end) {
      faults++;
    } finally {
      depth--;
    }
  }

  private void begin() {
    begun++;
    if (random.nextInt(3) == 0) {
      alone(
          () -> {
            if (bench.start("sum", null, "") instanceof Reply.Returned sum) {
              sums++;
              assertThat(Bench.text(sum)).isEqualTo("" + 3 * EACH);
            }
          });
      return;
    }
    String key = "k" + random.nextInt(6);
    int from = random.nextInt(3);
    int to = (from + 1 + random.nextInt(2)) % 3;
    String input =
        inputs.computeIfAbsent(key, k -> from + " " + to + " " + random.nextInt(30) + " " + k);
    alone(() -> ask(key, input));
    if (random.nextInt(8) == 0) {
      bench.clock.advance(Duration.ofSeconds(random.nextInt(40)));
    }
  }

  private void ask(String key, String input) {
    String root = key.endsWith("5") ? "relay" : "transfer";
    Reply reply = bench.start(root, key, input);
    if (reply instanceof Reply.Returned || reply instanceof Reply.Failed) {
      String answer =
          reply instanceof Reply.Returned ? Bench.text(reply) : Bench.error(reply).getMessage();
      if (!answer.startsWith("Conflict")) {
        String before = answers.put(key, answer);
        assertThat(before == null || before.equals(answer)).as(before + " and " + answer).isTrue();
      }
    } else {
      assertThat(reply).isNotInstanceOf(Reply.Faulted.class);
    }
  }

  /** Goes through all of it, and then checks what is left. */
  void run() {
    while (begun < 12) {
      begin();
      if (random.nextInt(3) == 0) {
        alone(() -> bench.engine.collector().pass());
      }
      if (random.nextInt(2) == 0) {
        alone(bench::drain);
      }
    }
    calm = true;
    bench.recover();
    copies.forEach(message -> bench.engine.handle(message));
    bench.recover();
    inputs.forEach(this::ask);
    bench.recover();
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
    long sum = 0;
    for (Domain domain : DOMAINS) {
      sum += numberOf(bench.item(domain.row("a")));
    }
    assertThat(sum).as("money").isEqualTo(3 * EACH);
    answers.forEach(
        (key, answer) ->
            assertThat(bench.number(key)).as(key).isEqualTo(answer.equals("moved") ? 1 : 0));
  }

  /** How many transfers were answered with a success. */
  int moved() {
    return (int) answers.values().stream().filter("moved"::equals).count();
  }
}
