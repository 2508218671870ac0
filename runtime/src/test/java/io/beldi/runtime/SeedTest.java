package io.beldi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
  private static final State<String, Long> STOCK =
      State.of("shop.Store.stock", KeyPart.text(Codecs.STRING), RowForm.scalar(Codecs.LONG));
  private static final SortedState<String, Long, Long> SALES =
      SortedState.of(
          "shop.Store.sales",
          KeyPart.text(Codecs.STRING),
          KeyPart.number(Codecs.LONG),
          RowForm.scalar(Codecs.LONG));

  @Test
  void aLineBecomesARow() {
    Seed<Row<String, Long>> seed = STOCK.seed();
    Row<String, Long> row = read(seed, "{\"key\":\"a\",\"value\":5}");

    assertThat(seed.state()).isEqualTo("Store.stock");
    assertThat(seed.key().apply(row)).isEqualTo(STOCK.key("a"));
    assertThat(seed.row().apply(row).get(RowForm.VALUE)).isEqualTo(Value.number(5));
  }

  @Test
  void aKeyOfTwoPartsIsAnArray() {
    assertThat(keyOf(SALES.seed(), "{\"key\":[\"a\",2],\"value\":5}"))
        .isEqualTo(SALES.key("a", 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\":\"a\",\"value\":5}",
        "{\"key\":[],\"value\":5}",
        "{\"key\":[\"a\"],\"value\":5}",
        "{\"key\":[\"a\",2,3],\"value\":5}",
        "{\"key\":[\"a\",2]}",
        "{\"value\":5}",
        "{\"key\":[\"a\",2],\"value\":5,\"more\":1}"
      })
  void otherLinesAreRefused(String line) {
    assertThatThrownBy(() -> keyOf(SALES.seed(), line)).isInstanceOf(MalformedInput.class);
  }

  private static <R> Object keyOf(Seed<R> seed, String line) {
    return seed.key().apply(read(seed, line));
  }

  private static <R> R read(Seed<R> seed, String line) {
    return Json.read(seed.codec(), Bytes.utf8(line));
  }
}
