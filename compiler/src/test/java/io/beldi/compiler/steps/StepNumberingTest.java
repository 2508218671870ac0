package io.beldi.compiler.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.Compiler;
import io.beldi.compiler.Programs;
import io.beldi.compiler.diagnostics.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of steps stay with what happens at the step, whatever moves around it. */
final class StepNumberingTest {
  private static String program(String body) {
    return """
        id ItemId
        service S {
          state left: ItemId -> int(0..)
          state sold: ItemId -> int(0..)
          internal function f(id: ItemId) fails Conflict {
        %s
          }
        }
        """
        .formatted(body);
  }

  private static String line(String body, String lock) {
    return Programs.lock(program(body), lock)
        .lines()
        .filter(it -> it.startsWith("function"))
        .findFirst()
        .orElse("");
  }

  private static final String TWO = "left[id] = 1 sold[id] = 2";

  @Test
  void aFirstBuildNumbersInTheOrderOfTheSource() {
    assertThat(Programs.lock(program(TWO), null))
        .isEqualTo(
            """
            beldi.lock 1
            function shop.S.f v1 1=put:S.left 2=put:S.sold
            state shop.S.left ItemId -> int(0..)
            state shop.S.sold ItemId -> int(0..)
            """);
  }

  @Test
  void anUnchangedProgramLeavesTheLockAsItIs() {
    String lock = Programs.lock(program(TWO), null);
    assertThat(Programs.lock(program(TWO), lock)).isEqualTo(lock);
  }

  @Test
  void anAddedStepTakesTheNextNumberAndMovesNobody() {
    String lock = Programs.lock(program(TWO), null);
    assertThat(line("let at = now() " + TWO, lock))
        .isEqualTo("function shop.S.f v2 3=now 1=put:S.left 2=put:S.sold");
  }

  @Test
  void stepsThatChangePlacesKeepTheirNumbers() {
    String lock = Programs.lock(program(TWO), null);
    assertThat(line("sold[id] = 2 left[id] = 1", lock))
        .isEqualTo("function shop.S.f v1 2=put:S.sold 1=put:S.left");
  }

  @Test
  void aRemovedStepLeavesItsNumberBehind() {
    String first = Programs.lock(program(TWO), null);
    String second = Programs.lock(program("left[id] = 1"), first);
    assertThat(second).contains("gone shop.S.f step 2 put:S.sold since v2\n");
    String third = Programs.lock(program(TWO), second);
    assertThat(third)
        .contains("function shop.S.f v3 1=put:S.left 3=put:S.sold\n")
        .contains("gone shop.S.f step 2 put:S.sold since v2\n");
  }

  @Test
  void aRemovedFunctionLeavesItsNumbersBehind() {
    String first = Programs.lock(program(TWO), null);
    assertThat(Programs.lock("id ItemId", first))
        .contains("gone shop.S.f step 1 put:S.left since v2\n")
        .contains("gone shop.S.f step 2 put:S.sold since v2\n");
  }

  @Test
  void stepsInsideOfOthersSayWhereTheyAre() {
    assertThat(line("transaction { for i in [1, 2] { left[id] = i } }", null))
        .isEqualTo("function shop.S.f v1 1=transaction 2=for@1 3=put:S.left@2");
  }

  @Test
  void aLoopWithoutStepsIsNone() {
    assertThat(line("var n = 0 for i in [1, 2] { n += i } left[id] = n", null))
        .isEqualTo("function shop.S.f v1 1=put:S.left");
  }

  @Test
  void neighbouringChangesOfOneRowAreOneStep() {
    String program =
        """
        id ItemId
        record Score { up: long = 0, down: long = 0 }
        service S {
          state scores: ItemId -> Score
          internal function f(id: ItemId, other: ItemId) {
            scores[id].up += 1
            scores[id].down += 1
            scores[other].up += 1
          }
        }
        """;
    assertThat(Programs.lock(program, null))
        .contains("function shop.S.f v1 1=update:S.scores 2=update:S.scores\n");
  }

  @Test
  void aPinnedStepKeepsItsNumberWhateverItBecomes() {
    String first = Programs.lock(program("@step(\"stock\") left[id] = 1 sold[id] = 2"), null);
    assertThat(line("sold[id] = 2 transaction { @step(\"stock\") left[id] = 1 }", first))
        .isEqualTo("function shop.S.f v2 2=put:S.sold 3=transaction 1=put:S.left@3#stock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beldi.lock 2\n",
        "beldi.lock 1\n<<<<<<< HEAD\n",
        "beldi.lock 1\nfunction shop.S.f v1 1=put:S.left 1=put:S.sold\n",
        "beldi.lock 1\nfunction shop.S.f v1 one=put:S.left\n",
        "beldi.lock 1\nfunction shop.S.f v1 1=now\nfunction shop.S.f v1 1=now\n",
        "beldi.lock 1\nwhatever\n",
        "beldi.lock 1\ngone shop.S.f step x\n"
      })
  void aLockThatCannotBeReadStopsTheBuild(String lock) {
    Compiler.Analysed analysed = Programs.analyse(program(TWO), lock);
    assertThat(analysed.lock()).isNull();
    assertThat(analysed.diagnostics())
        .isNotEmpty()
        .allMatch(found -> found.code() == Code.BEL0001)
        .allMatch(found -> found.span().file().path().equals("beldi.lock"));
  }
}
