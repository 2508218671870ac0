package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of an operation.
 *
 * @param reply the answer; null: none came, so that it may have been done or not
 */
public record Observation(Operation operation, @Nullable Reply reply) {}
