/** What the engine costs: its own processor time, and its throughput on a durable store. */
@NullMarked
package io.beldi.benchmarks;

import org.jspecify.annotations.NullMarked;
