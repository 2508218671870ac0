package io.beldi.local.simulation;

import io.beldi.runtime.invoke.Reply;
import io.beldi.testkit.sim.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Requests whose effects are counted in rows of their own. */
final class Errands {
  private static final int GATES = 2;

  private Errands() {}

  /** Draws what a request is about. */
  @FunctionalInterface
  interface Errand {
    Plan draw(String token, Draw draw);
  }

  static final List<Errand> ALL =
      List.of(
          Errands::grow,
          Errands::spread,
          Errands::climb,
          Errands::send,
          Errands::sendLater,
          Errands::take,
          Errands::insist,
          Errands::poison,
          Errands::set,
          Errands::visit,
          Errands::visit,
          Errands::peek,
          Errands::twice,
          Errands::file);

  static final List<Errand> AT_GATES =
      List.of(Errands::set, Errands::visit, Errands::visit, Errands::peek, Errands::twice);

  private static Plan grow(String token, Draw draw) {
    Map<String, Long> rows = tree(token);
    rows.put("Tree.trunks/" + token, 11L);
    return exactly(token, "Tree.grow", input(token, ""), rows, 12L);
  }

  private static Plan spread(String token, Draw draw) {
    Map<String, Long> rows = tree(token);
    rows.put("Tree.trunks/" + token, 100L);
    return exactly(token, "Tree.spread", input(token, ""), rows, 12L);
  }

  private static Map<String, Long> tree(String token) {
    Map<String, Long> rows = new TreeMap<>();
    rows.put("Left.twigs/" + token, 1L);
    rows.put("Leaf.leaves/" + token + "/1001", 1L);
    rows.put("Leaf.leaves/" + token + "/1002", 1L);
    return rows;
  }

  private static Plan climb(String token, Draw draw) {
    int steps = 1 + draw.below(6);
    Map<String, Long> rows = new TreeMap<>(Map.of("Tree.trunks/" + token, (long) steps));
    IntStream.range(0, steps).forEach(step -> rows.put("Leaf.leaves/" + token + "/" + step, 1L));
    String input = input(token, ",\"steps\":" + numbers(steps));
    return exactly(token, "Tree.climb", input, rows, (long) steps);
  }

  private static Plan send(String token, Draw draw) {
    int parts = 1 + draw.below(4);
    Map<String, Long> rows = new TreeMap<>(Map.of("Sender.sent/" + token, 1L));
    IntStream.range(0, parts).forEach(part -> rows.put("Inbox.received/" + token + "/" + part, 1L));
    return exactly(token, "Sender.send", input(token, ",\"parts\":" + numbers(parts)), rows, null);
  }

  private static Plan sendLater(String token, Draw draw) {
    Map<String, Long> rows =
        Map.of(
            "Sender.sent/" + token, 1L,
            "Leaf.leaves/" + token + "/2007", 1L,
            "Inbox.received/" + token + "/7", 1L,
            "Inbox.received/" + token + "/8", 1L);
    return exactly(token, "Sender.sendLater", input(token, ",\"part\":7"), rows, null);
  }

  private static Plan take(String token, Draw draw) {
    boolean refuse = draw.oneIn(2);
    Map<String, Long> rows = new TreeMap<>(entered(token));
    if (refuse) {
      rows.put("Risk.undone/" + token, 1L);
    }
    return exactly(
        token, "Risk.take", input(token, ",\"refuse\":" + refuse), rows, refuse ? 2L : 1L);
  }

  private static Plan insist(String token, Draw draw) {
    return new Plan(
        token,
        "Risk.insist",
        input(token, ""),
        reply ->
            Plan.isOpen(reply)
                ? List.of(Plan.NOTHING, entered(token))
                : reply instanceof Reply.Failed ? List.of(entered(token)) : List.of());
  }

  /** Ends in a fault, after effects that stand. */
  private static Plan poison(String token, Draw draw) {
    return new Plan(
        token,
        "Risk.break",
        input(token, ",\"by\":0"),
        reply ->
            Plan.isOpen(reply)
                ? List.of(Plan.NOTHING, entered(token))
                : reply instanceof Reply.Faulted ? List.of(entered(token)) : List.of());
  }

  private static Map<String, Long> entered(String token) {
    return Map.of("Danger.entered/" + token, 1L, "Risk.tried/" + token, 1L);
  }

  private static Plan set(String token, Draw draw) {
    String input = "{\"gate\":\"g" + draw.below(GATES) + "\",\"to\":" + draw.below(2) + "}";
    return exactly(token, "Gates.set", input, Plan.NOTHING, null);
  }

  private static Plan visit(String token, Draw draw) {
    Map<String, Long> outside = Map.of("Visitor.visits/" + token, 1L);
    Map<String, Long> inside = Map.of("Visitor.visits/" + token, 2L, "Gates.entered/" + token, 1L);
    return told(token, "Visitor.visit", gate(token, draw), List.of(outside, inside), 1);
  }

  private static Plan peek(String token, Draw draw) {
    Map<String, Long> open = Map.of("Visitor.visits/" + token, 1L);
    return told(token, "Visitor.peek", gate(token, draw), List.of(Plan.NOTHING, open), 0);
  }

  private static Plan twice(String token, Draw draw) {
    String visits = "Visitor.visits/" + token;
    String input =
        input(token, ",\"first\":\"g0\",\"second\":\"g1\",\"other\":\"" + token + ".b\"");
    return told(
        token,
        "Visitor.twice",
        input,
        List.of(
            Map.of(visits, 0L),
            Map.of(visits, 1L, "Gates.entered/" + token, 1L),
            Map.of(visits, 2L, "Gates.entered/" + token + ".b", 1L)),
        0);
  }

  private static String gate(String token, Draw draw) {
    return input(token, ",\"gate\":\"g" + draw.below(GATES) + "\"");
  }

  /** Both rows hold the one answer that was given back, whatever it was. */
  private static Plan file(String token, Draw draw) {
    return new Plan(
        token,
        "Desk.file",
        input(token, ""),
        reply -> {
          Long answer = Plan.number(reply);
          List<Map<String, Long>> all = new ArrayList<>();
          if (answer == null && Plan.isOpen(reply)) {
            all.add(Plan.NOTHING);
            IntStream.rangeClosed(1, 100).forEach(n -> all.add(filed(token, n)));
          } else if (answer != null && answer > 0) {
            all.add(filed(token, answer));
          }
          return all;
        });
  }

  private static Map<String, Long> filed(String token, long answer) {
    return Map.of(
        "Desk.first/" + token, answer,
        "Desk.second/" + token, answer,
        "Leaf.leaves/" + token + "/3000", 1L);
  }

  /** One outcome, and nothing at all where no answer came. */
  private static Plan exactly(
      String token, String function, String input, Map<String, Long> rows, @Nullable Long result) {
    Function<@Nullable Reply, List<Map<String, Long>>> outcomes =
        reply -> {
          if (Plan.isOpen(reply)) {
            return List.of(Plan.NOTHING, rows);
          }
          boolean right =
              reply instanceof Reply.Returned
                  && (result == null || result.equals(Plan.number(reply)));
          return right ? List.of(rows) : List.of();
        };
    return new Plan(token, function, input, outcomes);
  }

  /**
   * The answer says which of the outcomes it was.
   *
   * @param first the answer of the first of them
   */
  private static Plan told(
      String token, String function, String input, List<Map<String, Long>> all, int first) {
    return new Plan(
        token,
        function,
        input,
        reply -> {
          if (Plan.isOpen(reply)) {
            List<Map<String, Long>> some = new ArrayList<>(all);
            some.add(Plan.NOTHING);
            return some;
          }
          Long answer = Plan.number(reply);
          return answer == null ? List.of() : List.of(all.get((int) (answer - first)));
        });
  }

  private static String input(String token, String rest) {
    return "{\"token\":\"" + token + "\"" + rest + "}";
  }

  private static String numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
