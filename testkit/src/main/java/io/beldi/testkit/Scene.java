package io.beldi.testkit;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.Codecs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function whose body is whatever the test does next. */
final class Scene extends DurableFunction<@Nullable Void, @Nullable Void> {
  private static final String NAME = "beldi.Test.statement";

  private Act act = self -> {};

  /**
   * @param number tells the scenes of one application apart
   * @param domain whose tables the statements touch
   */
  Scene(int number, String domain) {
    super(
        new Signature<>(
            NAME + (number == 0 ? "" : number),
            Signature.Kind.EFFECTFUL,
            false,
            Codecs.NOTHING,
            Codecs.NOTHING,
            List.of(),
            Set.of(),
            Set.of(),
            domain));
  }

  /** What a person calls the function of that name. */
  static String shown(String function) {
    return function.startsWith(NAME) ? "the test" : function;
  }

  /** What happens in one instance; may be called again, as every body may. */
  @FunctionalInterface
  interface Act {
    void play(Instance self);
  }

  void next(Act next) {
    act = next;
  }

  // NullAway does not follow the nullable type argument.
  @SuppressWarnings("NullAway")
  @Override
  public @Nullable Void execute(Instance self, @Nullable Void in) throws DeclaredError {
    act.play(self);
    return null;
  }
}
