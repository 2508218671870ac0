/** Small programs, in the style of generated code, that the simulator is tested with. */
@NullMarked
package io.beldi.testkit.sim.work;

import org.jspecify.annotations.NullMarked;
