package io.beldi.compiler.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.Dump;
import io.beldi.compiler.Programs;
import org.junit.jupiter.api.Test;

/** What functions may do, through those that they call. */
final class EffectInferenceTest {
  private static final String PROGRAM =
      """
      id ItemId
      error SoldOut http 409
      extern Mail {
        @idempotent send(text: string) fails SoldOut
        @safe sign(text: string): string
      }
      service S {
        state left: ItemId -> int(0..)
        internal function next(n: int): int { return n + 1 }
        internal function look(id: ItemId): int { return left[id] or 0 }
        internal function signed(id: ItemId): string {
          let n = call S.look(id: id)
          return run Mail.sign(text: "{n}")
        }
        function take(id: ItemId) { left[id] -= 1 else fail SoldOut }
        function tell() { run Mail.send(text: "x") }
        internal function all(id: ItemId) fails SoldOut {
          call S.take(id: id)
          call S.tell()
        }
        internal function later(id: ItemId) { spawn S.all(id: id) }
        internal function caught(id: ItemId) {
          try { call S.take(id: id) } catch SoldOut { return }
        }
      }
      """;

  @Test
  void effectsAreThoseOfTheCalleesTooButNotOfSpawnedWork() {
    assertThat(Dump.EFFECTS.of(Programs.analysis(PROGRAM)))
        .isEqualTo(
            """
            shop.S.next pure
            shop.S.look read-only
              reads shop.S.left
            shop.S.signed read-only
              reads shop.S.left
              calls shop.S.look
              runs shop.Mail.sign
            shop.S.take effectful joins
              writes shop.S.left
              fails shop.SoldOut
            shop.S.tell effectful
              runs shop.Mail.send
              fails shop.SoldOut
            shop.S.all effectful
              writes shop.S.left
              calls shop.S.take shop.S.tell
              runs shop.Mail.send
              fails shop.SoldOut
            shop.S.later effectful
              spawns shop.S.all
            shop.S.caught effectful
              writes shop.S.left
              calls shop.S.take
            """);
  }

  @Test
  void aLongChainOfCallsIsNoProblem() {
    StringBuilder program = new StringBuilder("service S {\n");
    int length = 5_000;
    for (int i = 0; i < length; i++) {
      program.append("function f").append(i).append("() { call S.f").append(i + 1).append("() }\n");
    }
    program.append("function f").append(length).append("() { }\n}\n");
    String effects = Dump.EFFECTS.of(Programs.analysis(program.toString()));
    assertThat(effects.lines().filter(line -> line.endsWith("pure joins"))).hasSize(length + 1);
  }
}
