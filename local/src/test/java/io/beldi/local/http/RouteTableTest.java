package io.beldi.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beldi.runtime.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RouteTableTest {
  private final RouteTable table =
      new RouteTable(
          List.of(
              Requests.route("GET", "/users/{who}"),
              Requests.route("GET", "/users/me"),
              Requests.route("PUT", "/users/{who}/following/{whom}"),
              Requests.route("DELETE", "/users/{who}")));

  @Test
  void a_path_binds_its_parameters() throws BadRequest {
    RouteTable.Match match = table.find("PUT", "/users/ann/following/bob%20b");

    assertThat(match.route().path()).isEqualTo("/users/{who}/following/{whom}");
    assertThat(match.pathParameters()).isEqualTo(Map.of("who", "ann", "whom", "bob%20b"));
  }

  @Test
  void a_literal_segment_wins_over_a_parameter() throws BadRequest {
    Route route = table.find("GET", "/users/me").route();

    assertThat(route.path()).isEqualTo("/users/me");
  }

  @Test
  void an_unknown_path_is_404() {
    BadRequest refused =
        catchThrowableOfType(BadRequest.class, () -> table.find("GET", "/nowhere"));

    assertThat(refused.problem().status()).isEqualTo(404);
    assertThat(refused.problem().detail()).contains("GET /nowhere");
  }

  @Test
  void a_known_path_with_another_method_is_405_and_says_which_are_allowed() {
    BadRequest refused =
        catchThrowableOfType(BadRequest.class, () -> table.find("POST", "/users/ann"));

    assertThat(refused.problem().status()).isEqualTo(405);
    assertThat(Answer.of(refused.problem()).headers()).containsEntry("Allow", "DELETE, GET");
  }
}
