/**
 * Plays {@code test} blocks, and anything else that uses an application, on state that starts empty
 * and a clock that does not run by itself; and again with crashes wherever one can make a
 * difference.
 */
@NullMarked
package io.beldi.testkit;

import org.jspecify.annotations.NullMarked;
