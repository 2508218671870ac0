/** Counts what an application asks of its store and its platform, and what that is billed at. */
@NullMarked
package io.beldi.benchmarks.meter;

import org.jspecify.annotations.NullMarked;
