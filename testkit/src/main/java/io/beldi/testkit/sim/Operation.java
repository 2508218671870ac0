package io.beldi.testkit.sim;

import io.beldi.runtime.Signature;
import io.beldi.runtime.item.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param function the root's function
 * @param key the client's key, under which it asks again until it is answered; null: it asks once
 * @param input the parameters, one JSON value
 * @param about whatever the workload wants to know later
 */
public record Operation(
    Signature<?, ?> function, @Nullable String key, Bytes input, Object about) {}
