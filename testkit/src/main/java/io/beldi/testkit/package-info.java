/** Runs the {@code test} blocks of a program, again and again with a crash at every step. */
@NullMarked
package io.beldi.testkit;

import org.jspecify.annotations.NullMarked;
