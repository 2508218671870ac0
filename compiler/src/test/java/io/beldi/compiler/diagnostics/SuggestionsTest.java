package io.beldi.compiler.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
  @Test
  void aSwapAnInsertionADeletionAndAChangeAreOneEditEach() {
    assertThat(Suggestions.near("itmeId", List.of("itemId"))).containsExactly("itemId");
    assertThat(Suggestions.near("item", List.of("items"))).containsExactly("items");
    assertThat(Suggestions.near("items", List.of("item"))).containsExactly("item");
    assertThat(Suggestions.near("iten", List.of("item"))).containsExactly("item");
  }

  @Test
  void theNearestComesFirstAndEquallyNearOnesAreInOrder() {
    assertThat(Suggestions.near("reserved", List.of("reserver", "preserve", "reserve")))
        .containsExactly("reserve", "reserver", "preserve");
  }

  @Test
  void caseAloneIsNoDistanceEvenInTinyNames() {
    assertThat(Suggestions.near("ID", List.of("id", "of"))).containsExactly("id");
  }

  @Test
  void tinyNamesAreNotGuessed() {
    assertThat(Suggestions.near("a", List.of("b", "c"))).isEmpty();
    assertThat(Suggestions.near("", List.of("a"))).isEmpty();
  }

  @Test
  void farNamesAreNotProposed() {
    assertThat(Suggestions.near("hotel", List.of("flight", "hostels", "motor"))).isEmpty();
  }

  @Test
  void neitherTheNameItselfNorDoublesAreProposed() {
    assertThat(Suggestions.near("item", List.of("item", "items", "items")))
        .containsExactly("items");
  }

  @Test
  void atMostThreeAreProposed() {
    assertThat(Suggestions.near("item", List.of("item1", "item2", "item3", "item4"))).hasSize(3);
  }

  @Test
  void veryLongNamesAreNotCompared() {
    String name = "a".repeat(10_000);
    assertThat(Suggestions.near(name, List.of(name + "b"))).isEmpty();
  }

  @Test
  void theQuestionJoinsTheProposals() {
    assertThat(Suggestions.question("itme", List.of("item", "time", "cart")))
        .contains("did you mean `item` or `time`?");
    assertThat(Suggestions.question("cart", List.of("hotel"))).isEmpty();
  }
}
