package io.beldi.runtime.invoke;

import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a front door asks for.
 *
 * @param function what to run
 * @param key the caller's key, which names the instance; null: every request is an instance
 * @param input the parameters, one JSON object in UTF-8
 * @param limit how long the attempt may take
 */
public record Request(Signature<?, ?> function, @Nullable String key, Bytes input, Duration limit) {

  /**
   * The same input as bytes, however its sender has written it.
   *
   * @throws MalformedInput if it is not what the function takes
   */
  public Bytes canonicalInput() {
    return canonical(function, input);
  }

  private static <I> Bytes canonical(Signature<I, ?> function, Bytes input) {
    return Json.write(function.input(), Json.read(function.input(), input));
  }
}
