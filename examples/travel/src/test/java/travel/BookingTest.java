package travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beldi.runtime.DeclaredError;
import io.beldi.testkit.CrashTest;
import io.beldi.testkit.Workflows;
import java.util.UUID;

/** Reservations, in Java: undisturbed, and with crashes wherever one can make a difference. */
final class BookingTest {
  private static final HotelId HOTEL = new HotelId("h1");
  private static final FlightId FLIGHT = new FlightId("f1");
  private static final UserId USER = new UserId("u1");

  @CrashTest(pairs = true)
  void a_reservation_takes_a_room_and_a_seat_and_places_the_order(Workflows workflows)
      throws DeclaredError {
    workflows.given(HotelState.ROOMS, HOTEL, new Inventory(2));
    workflows.given(FlightState.SEATS, FLIGHT, new Inventory(1));

    OrderId order = workflows.call(BookingReserve.SIGNATURE, request());

    assertEquals(new Inventory(1), workflows.row(HotelState.ROOMS, HOTEL));
    assertEquals(new Inventory(0), workflows.row(FlightState.SEATS, FLIGHT));
    assertEquals(USER, workflows.row(OrdersState.ORDERS, order).userId());
  }

  @CrashTest
  void without_a_seat_no_room_is_taken(Workflows workflows) throws DeclaredError {
    workflows.given(HotelState.ROOMS, HOTEL, new Inventory(2));
    workflows.given(FlightState.SEATS, FLIGHT, new Inventory(0));

    assertThrows(NoSeat.class, () -> workflows.call(BookingReserve.SIGNATURE, request()));

    assertEquals(new Inventory(2), workflows.row(HotelState.ROOMS, HOTEL));
  }

  private static BookingReserveInput request() {
    UUID requestId = UUID.fromString("6f1c0c3e-0a1b-4f7e-9d53-1f2a3b4c5d6e");
    return new BookingReserveInput(requestId, USER, new Trip(HOTEL, FLIGHT));
  }
}
