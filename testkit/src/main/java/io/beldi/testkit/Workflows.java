package io.beldi.testkit;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature;
import io.beldi.runtime.State;
import io.beldi.runtime.Step;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameter of a {@link CrashTest}: an application on state that starts empty, in memory, and
 * on a clock that runs only where somebody waits.
 */
public final class Workflows {
  private static final Step STEP = Step.of(1, "the test");

  private @Nullable World world;

  Workflows() {}

  /** From now on everything happens in this world. */
  void enter(World next) {
    world = next;
  }

  /**
   * Calls a function, waits for its result, and until nothing is left to do, spawned work included.
   * As a client would, it asks again where a crash has taken the answer.
   *
   * @param function as generated: {@code BookingReserve.SIGNATURE}
   * @throws DeclaredError if it ends with an error that it declares
   * @throws io.beldi.runtime.Fault if the program is at fault
   */
  public <I extends @Nullable Object, O extends @Nullable Object> O call(
      Signature<I, O> function, I input) throws DeclaredError {
    try {
      O output = instance().call(STEP, function, input);
      world().rest();
      return output;
    } catch (CallFailed failed) {
      world().rest();
      throw failed.error();
    }
  }

  /**
   * Puts a row.
   *
   * @param state as generated: {@code HotelState.ROOMS}
   */
  public <K, V> void given(State<K, V> state, K key, V row) {
    state.put(instance(), STEP, key, row);
  }

  /** Reads a row; null where there is none. */
  public <K, V> @Nullable V row(State<K, V> state, K key) {
    return state.get(instance(), STEP, key);
  }

  /** For everything else that a function could do: each effect is an instance of its own. */
  public Instance instance() {
    return world().instance();
  }

  private World world() {
    return Objects.requireNonNull(world, "workflows can be used only during their test");
  }
}
