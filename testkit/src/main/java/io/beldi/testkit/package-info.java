/**
 * Plays {@code test} blocks, on state that starts empty and a clock that does not run by itself.
 */
@NullMarked
package io.beldi.testkit;

import org.jspecify.annotations.NullMarked;
