/** Threads of control that run one at a time, and only when told to. */
@NullMarked
package io.beldi.testkit.sim.fiber;

import org.jspecify.annotations.NullMarked;
