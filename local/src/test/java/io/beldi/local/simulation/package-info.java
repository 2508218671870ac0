/** Compiled programs in the simulator: what must be true of them whatever goes wrong. */
@NullMarked
package io.beldi.local.simulation;

import org.jspecify.annotations.NullMarked;
