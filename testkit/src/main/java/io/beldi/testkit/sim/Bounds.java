package io.beldi.testkit.sim;

import java.time.Duration;

/**
 * What an engine is promised of the world, and promises its clients.
 *
 * @param life longest life of an execution
 * @param pause longest time between two attempts of an instance
 * @param event greatest age of an event that is still delivered
 * @param flight longest time in which a request may still land after its sender has died
 * @param skew greatest difference between two clocks
 * @param remembered how long after its end an instance with a client's key is known
 */
record Bounds(
    Duration life,
    Duration pause,
    Duration event,
    Duration flight,
    Duration skew,
    Duration remembered) {}
