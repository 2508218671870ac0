package io.beldi.local.http;

import static io.beldi.local.http.Requests.keyed;
import static io.beldi.local.http.Requests.parameter;
import static io.beldi.local.http.Requests.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beldi.runtime.Route;
import io.beldi.runtime.Route.Shape;
import io.beldi.runtime.Route.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestInputTest {
  private static final Route SEARCH =
      route(
          "GET",
          "/hotels/nearby",
          parameter("lat", Source.QUERY, Shape.PLAIN),
          parameter("tags", Source.QUERY, Shape.TEXTS),
          parameter(
              "stay", Source.QUERY, Shape.RECORD, parameter("checkIn", Source.QUERY, Shape.TEXT)));
  private static final Route PAY =
      keyed(
          "POST",
          "/tills/{till}",
          "requestId",
          parameter("till", Source.PATH, Shape.TEXT),
          parameter("requestId", Source.BODY, Shape.JSON),
          parameter("sum", Source.BODY, Shape.JSON));

  @Test
  void a_query_becomes_an_object_with_records_nested_and_lists_gathered() throws BadRequest {
    RequestInput input =
        RequestInput.read(
            SEARCH,
            Map.of(),
            Decoding.query("lat=37.78&tags=a+b&tags=c%2Bd&checkIn=2026-01-02"),
            new byte[0]);

    assertThat(text(input))
        .isEqualTo(
            "{\"lat\":37.78,\"tags\":[\"a b\",\"c+d\"],\"stay\":{\"checkIn\":\"2026-01-02\"}}");
  }

  @Test
  void text_where_a_number_is_wanted_stays_text_for_the_codec_to_refuse() throws BadRequest {
    RequestInput input = RequestInput.read(SEARCH, Map.of(), Decoding.query("lat=1]"), new byte[0]);

    assertThat(text(input)).startsWith("{\"lat\":\"1]\"");
  }

  @Test
  void a_body_keeps_every_digit() throws BadRequest {
    RequestInput input = pay("{\"requestId\":\"r-1\",\"sum\":12345678901234567.890123456789}");

    assertThat(text(input))
        .isEqualTo(
            "{\"till\":\"t/1\",\"requestId\":\"r-1\",\"sum\":12345678901234567.890123456789}");
    assertThat(input.key()).isEqualTo("r-1");
  }

  @Test
  void a_body_may_not_name_what_the_path_names() {
    BadRequest refused = catchThrowableOfType(BadRequest.class, () -> pay("{\"till\":\"t2\"}"));

    assertThat(refused.problem().status()).isEqualTo(400);
    assertThat(refused.problem().more()).containsEntry("pointer", "/till");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{",
        "{\"a\":}",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "nonsense",
        "{\"a\":NaN}"
      })
  void what_is_not_one_json_object_is_400(String body) {
    BadRequest refused = catchThrowableOfType(BadRequest.class, () -> pay(body));

    assertThat(refused.problem().status()).isEqualTo(400);
  }

  @Test
  void deep_nesting_is_400() {
    BadRequest refused =
        catchThrowableOfType(
            BadRequest.class,
            () -> pay("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));

    assertThat(refused.problem().detail()).contains("nested too deeply");
  }

  @Test
  void an_unknown_query_parameter_is_400_and_named() {
    BadRequest refused =
        catchThrowableOfType(
            BadRequest.class,
            () -> RequestInput.read(SEARCH, Map.of(), Map.of("latt", List.of("1")), new byte[0]));

    assertThat(refused.problem().detail()).contains("latt");
  }

  @Test
  void a_parameter_given_twice_is_400() {
    BadRequest refused =
        catchThrowableOfType(
            BadRequest.class,
            () ->
                RequestInput.read(SEARCH, Map.of(), Map.of("lat", List.of("1", "2")), new byte[0]));

    assertThat(refused.problem().more()).containsEntry("pointer", "/lat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "a=%ff", "%c3=1"})
  void malformed_percent_encoding_is_400(String query) {
    BadRequest refused = catchThrowableOfType(BadRequest.class, () -> Decoding.query(query));

    assertThat(refused.problem().status()).isEqualTo(400);
  }

  @Test
  void a_body_that_is_not_utf8_is_400() {
    BadRequest refused =
        catchThrowableOfType(
            BadRequest.class,
            () ->
                RequestInput.read(
                    PAY, Map.of("till", "t"), Map.of(), new byte[] {'{', (byte) 0xff, '}'}));

    assertThat(refused.problem().detail()).contains("UTF-8");
  }

  private static RequestInput pay(String body) throws BadRequest {
    return RequestInput.read(
        PAY, Map.of("till", "t%2F1"), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(RequestInput input) {
    return new String(input.json().toByteArray(), StandardCharsets.UTF_8);
  }
}
