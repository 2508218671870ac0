/** What goes wrong in a simulated run: which kinds there are, how often, and how often they did. */
@NullMarked
package io.beldi.testkit.sim.fault;

import org.jspecify.annotations.NullMarked;
