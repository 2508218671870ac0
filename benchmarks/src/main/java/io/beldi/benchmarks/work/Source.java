package io.beldi.benchmarks.work;

import io.beldi.benchmarks.work.Work.Call;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A stream of requests.
 *
 * @param name as in tables and in JSON
 * @param folder of the program, from the root of the checkout
 * @param before what is asked first, once
 * @param next the next request, chosen by chance
 */
public record Source(
    String name, String folder, List<Call> before, Function<RandomGenerator, Call> next) {
  private static final String TRAVEL = "examples/travel";
  private static final int PLACES = 100;
  private static final int MANY = 1_000_000;

  public Source {
    before = List.copyOf(before);
  }

  /** The same request again and again. */
  public static Source of(Work work) {
    return new Source(work.name(), work.folder(), work.before(), random -> work.request());
  }

  /** The travel reservation, in the paper's proportions. */
  public static Source travelMix() {
    return new Source(TravelMix.NAME, TRAVEL, vacancies(), Source::travel);
  }

  /** Reservations alone, each of a hotel and a flight chosen by chance. */
  public static Source reservations() {
    return new Source("reserve", TRAVEL, vacancies(), Source::reserve);
  }

  private static Call travel(RandomGenerator random) {
    double choice = random.nextDouble();
    for (Work work : Works.travel()) {
      choice -= TravelMix.of().getOrDefault(work.name(), 0.0);
      if (choice < 0 && !work.name().equals("reserve")) {
        return work.request();
      }
    }
    return reserve(random);
  }

  private static Call reserve(RandomGenerator random) {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    return new Call(
        "travel.Booking.reserve",
        id,
        String.format(
            "{\"requestId\":\"%s\",\"userId\":\"user-1\","
                + "\"trip\":{\"hotelId\":\"hotel-%d\",\"flightId\":\"flight-%d\"}}",
            id, 1 + random.nextInt(PLACES), 1 + random.nextInt(PLACES)));
  }

  /** Enough rooms and seats that nothing is ever sold out. */
  private static List<Call> vacancies() {
    return IntStream.rangeClosed(1, PLACES)
        .boxed()
        .flatMap(
            i ->
                List.of(
                    open("Hotel", "hotelId\":\"hotel-" + i),
                    open("Flight", "flightId\":\"flight-" + i))
                    .stream())
        .toList();
  }

  private static Call open(String service, String named) {
    return new Call(
        "travel." + service + ".open", null, "{\"" + named + "\",\"free\":" + MANY + "}");
  }
}
