/**
 * Compiled programs in the simulator: what must be true of them whatever goes wrong.
 *
 * <p>As many seeds as wanted, with the number of runs per second, crashes, and faults of each kind
 * printed at the end:
 *
 * <pre>{@code
 * mvn -Pdeep -pl local -am test -Dtest=DeepSimulationTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seeds=100000
 * }</pre>
 *
 * <p>On JDK 25 fibers are continuations, which is several times faster than threads.
 */
@NullMarked
package io.beldi.local.simulation;

import org.jspecify.annotations.NullMarked;
