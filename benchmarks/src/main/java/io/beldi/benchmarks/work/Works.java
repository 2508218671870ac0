package io.beldi.benchmarks.work;

import io.beldi.benchmarks.work.Work.Call;
import io.beldi.benchmarks.work.Work.Published;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All work that is looked at. */
public final class Works {
  private static final String OPERATIONS = "benchmarks/operations";
  private static final String TRAVEL = "examples/travel";

  private Works() {}

  /** Single operations first, then the applications. */
  public static List<Work> all() {
    List<Work> all = new ArrayList<>(operations());
    all.addAll(travel());
    all.add(review("compose-review", false, new Published(93, 0, 87, 19, 12)));
    all.add(review("compose-review-stored", true, null));
    all.add(post());
    return all;
  }

  /** Functions that do one thing each; the paper's figures include its start and its end. */
  public static List<Work> operations() {
    String cell = "{\"name\":\"a\"}";
    String text = "{\"name\":\"a\",\"text\":\"twenty-two letters, now\"}";
    Call write = call("operations.Cells.write", text);
    Call exchange = call("operations.Cells.exchange", text);
    Call insert = call("operations.Cells.writeIfAbsent", text);
    Call move = call("operations.Front.move", "{\"from\":\"a\",\"to\":\"b\"}");
    Call spread = call("operations.Front.spread", "{\"one\":\"a\",\"other\":\"b\"}");
    return List.of(
        operation("read", List.of(write), call("operations.Cells.read", cell), database(5)),
        operation("write-existing", List.of(write), write, database(4)),
        operation("write-new", List.of(), write, database(5)),
        operation("conditional-write-true", List.of(), insert, database(5)),
        operation("conditional-write-false", List.of(write), insert, database(5)),
        operation("call", List.of(), call("operations.Front.ask", "{\"n\":1}"), functions(6, 2)),
        operation(
            "spawn", List.of(), call("operations.Front.handOver", "{\"n\":1}"), functions(8, 2)),
        operation("transaction-1-key", List.of(write), exchange, new Published(20, 20, 14, 8, 1)),
        operation("transaction-2-keys-2-functions", List.of(move), move, null),
        operation("transaction-8-keys-4-functions", List.of(spread), spread, null));
  }

  /** The travel reservation. */
  public static List<Work> travel() {
    return List.of(
        application(
            "search",
            call(
                "travel.Search.nearby",
                "{\"lat\":37.7867,\"lon\":-122.4112,"
                    + "\"stay\":{\"checkIn\":\"2026-12-01\",\"checkOut\":\"2026-12-03\"}}"),
            new Published(31, 0, 26, 9, 4)),
        application(
            "recommend",
            call(
                "travel.Recommendation.best",
                "{\"wish\":\"distance\",\"lat\":37.7867,\"lon\":-122.4112}"),
            new Published(8, 0, 12, 2, 2)),
        application(
            "login",
            call("travel.Accounts.login", "{\"name\":\"Cornell_7\",\"password\":\"7777777777\"}"),
            new Published(9, 0, 9, 2, 2)),
        application(
            "reserve",
            new Call(
                "travel.Booking.reserve",
                "0b5fd0a4-7b0e-4f5c-9a53-6b1a0f6f1c11",
                "{\"requestId\":\"0b5fd0a4-7b0e-4f5c-9a53-6b1a0f6f1c11\",\"userId\":\"user-1\","
                    + "\"trip\":{\"hotelId\":\"hotel-7\",\"flightId\":\"flight-9\"}}"),
            new Published(78, 72, 68, 20, 7)));
  }

  /**
   * A movie review, whose parts come in one by one.
   *
   * @param stored whether the whole review is kept, as in the paper, or forgotten, as in its public
   *     code
   */
  private static Work review(String name, boolean stored, @Nullable Published published) {
    String input =
        "{\"user\":\"username_7\",\"title\":\"Title 9\",\"rating\":8,\"text\":\""
            + "r".repeat(256)
            + "\",\"stored\":"
            + stored
            + "}";
    return new Work(
        name, "benchmarks/movie", List.of(), call("movie.Frontend.compose", input), published);
  }

  /** A post that mentions two, links to two pages, shows two pictures, and reaches 41 others. */
  private static Work post() {
    String input =
        "{\"userId\":\"user_1\",\"name\":\"username_1\",\"text\":\""
            + "t".repeat(20)
            + " @username_50 @username_60 http://"
            + "u".repeat(20)
            + " http://"
            + "v".repeat(20)
            + "\",\"media\":[{\"key\":\"1234567890\",\"kind\":\"png\"},"
            + "{\"key\":\"2345678901\",\"kind\":\"png\"}]}";
    return new Work(
        "compose-post",
        "benchmarks/social",
        List.of(),
        call("social.Frontend.compose", input),
        null);
  }

  private static Work operation(
      String name, List<Call> before, Call request, @Nullable Published published) {
    return new Work(name, OPERATIONS, before, request, published);
  }

  private static Work application(String name, Call request, Published published) {
    return new Work(name, TRAVEL, List.of(), request, published);
  }

  private static Call call(String function, String input) {
    return new Call(function, null, input);
  }

  private static Published database(int requests) {
    return functions(requests, 1);
  }

  private static Published functions(int requests, int invocations) {
    return new Published(requests, 0, 0, 0, invocations);
  }
}
