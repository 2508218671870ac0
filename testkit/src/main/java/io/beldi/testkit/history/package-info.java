/**
 * Judges what clients and attempts have observed, knowing nothing of the engine that they used.
 *
 * <p>{@link io.beldi.testkit.history.ListAppend} names the isolation levels that a history of
 * transactions satisfies, {@link io.beldi.testkit.history.Opacity} looks at the attempts that came
 * to nothing as well, {@link io.beldi.testkit.history.Linearizability} at plain operations on
 * single rows.
 */
@NullMarked
package io.beldi.testkit.history;

import org.jspecify.annotations.NullMarked;
