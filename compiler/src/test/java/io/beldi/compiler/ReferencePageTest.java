package io.beldi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages for readers show is what the compiler takes. */
final class ReferencePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern PROGRAM = Pattern.compile("(?ms)^```beldi\\n(.*?)^```$");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| [^|`]+ \\| `([^`]+)` \\|$");
  private static final int EXAMPLES = 10;

  private static final String STOCK =
      """
      module shop.stock
      id Item
      error NoSuchItem(item: Item) http 404
      service Stock { internal function count(item: Item): int { return 1 } }
      """;

  private static final String TYPES =
      """
      module shop
      id HotelId  id FlightId  id UserId  id OrderId  id PostId  id TripId
      record Inventory { available: int(0..) }
      record User { name: string }
      record Order { userId: UserId, placedAt: timestamp }
      record Entry { text: string, expires: timestamp }
      record Lodging { id: HotelId, name: string, stars: int, price: int }
      record Booked { hotelId: HotelId, flightId: FlightId }
      enum Wish { distance, stars, price }
      error NoSuchHotel(hotelId: HotelId) http 404
      error NoRoom(hotelId: HotelId) http 409
      error NoSeat(flightId: FlightId) http 409
      error TooLong(nights: int) http 400
      service Flight {
        state seats: FlightId -> Inventory
        internal function free(): int { return 1 }
        internal transactional function reserve(flightId: FlightId) fails NoSeat {
          seats[flightId].available -= 1 else fail NoSeat(flightId)
        }
      }
      service Trips {
        state trips: TripId -> int
        internal function extend(tripId: TripId, nights: int) fails Conflict {
          transaction { trips[tripId] = nights }
        }
        internal function settle(tripId: TripId) { trips[tripId] = 0 }
      }
      """;

  private static final String HOTEL =
      """
      service Hotel {
        state rooms: HotelId -> Inventory
        internal function free(): int { return 1 }
        internal transactional function reserve(hotelId: HotelId) fails NoRoom {
          rooms[hotelId].available -= 1 else fail NoRoom(hotelId)
        }
      }
      """;

  /** Where each example of the reference stands, in its order; `#` is the example. */
  private static final List<String> PLACES =
      List.of(
          "#",
          """
          service Hotel {
            state rooms: HotelId -> Inventory
            state users: UserId -> User
            internal function f(id: HotelId, who: UserId) fails NoSuchHotel {
              var free = 0
              #
              rooms[HotelId("h2")] = Inventory(available: free + room.available + space.available)
              users[UserId("u2")] = user
            }
          }
          """,
          """
          service Hotel {
            internal function f(open: bool, wish: Wish, hotels: list<Lodging>, limit: int): string {
              #
              return "{one} {rank} {dear.size()} {names.size()} {primes.size()} {sizes.size()}"
            }
          }
          """,
          "service Hotel { # }",
          "service Hotel { state rooms: HotelId -> Inventory # }",
          """
          service Hotel {
            internal function f(tripId: TripId, nights: int) fails TooLong {
              #
            }
          }
          """,
          HOTEL
              + """
              service Front {
                state rooms: HotelId -> Inventory
                internal function f(ids: list<HotelId>): int {
                  #
                  return a + b + rows.size()
                }
              }
              """,
          HOTEL
              + """
              service Front {
                state totals: UserId -> int
                internal function f(trip: Booked, from: UserId, to: UserId, sum: int): int
                    fails NoRoom, NoSeat, Conflict
                {
                  #
                  return left
                }
              }
              """,
          "#",
          HOTEL
              + """
              service Booking {
                internal function reserve(hotelId: HotelId, flightId: FlightId)
                    fails NoRoom, NoSeat, Conflict
                {
                  transaction {
                    call Hotel.reserve(hotelId: hotelId)
                    call Flight.reserve(flightId: flightId)
                  }
                }
              }
              #
              """,
          "service Hotel { state rooms: HotelId -> Inventory # }");

  private static List<String> programs(String page) throws IOException {
    return PROGRAM
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> errors(SourceFile... files) {
    return Compiler.analyse(new CompilationRequest("", List.of(files), null)).diagnostics().stream()
        .filter(found -> found.severity().failsBuild())
        .map(Diagnostic::toString)
        .toList();
  }

  @Test
  void theProgramOfTheReadmeIsTheQuickstart() throws IOException {
    Path quickstart = ROOT.resolve("examples/quickstart/src/main/beldi/bank.beldi");
    assertThat(programs("README.md")).containsExactly(Files.readString(quickstart));
  }

  @Test
  void everyExampleOfTheReferenceIsTaken() throws IOException {
    List<String> examples = programs("docs/language.md");
    assertThat(examples).hasSameSizeAs(PLACES);
    for (int i = 0; i < examples.size(); i++) {
      String text = PLACES.get(i).replace("#", examples.get(i));
      SourceFile file =
          text.contains("\nmodule ")
              ? new SourceFile("shop/till.beldi", text)
              : new SourceFile("shop.beldi", TYPES + text);
      assertThat(errors(file, new SourceFile("shop/stock.beldi", STOCK))).as(text).isEmpty();
    }
  }

  @Test
  void everyDeclarationOfTheTableIsTaken() throws IOException {
    List<String> declarations = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/language.md")));
    while (found.find()) {
      declarations.add(found.group(1));
    }
    assertThat(declarations).hasSize(EXAMPLES);
    String text =
        declarations.stream()
            .filter(declaration -> !declaration.contains("…"))
            .collect(Collectors.joining("\n"));
    String rest = "\nid UserId\nrecord Point { lat: double, lon: double }\n";
    assertThat(errors(new SourceFile("shop.beldi", "module shop\n" + text + rest))).isEmpty();
  }
}
