/** Where a simulated run takes every decision from, and how those decisions are kept. */
@NullMarked
package io.beldi.testkit.sim.choice;

import org.jspecify.annotations.NullMarked;
