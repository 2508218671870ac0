/** {@code beldi bench latency}: how long requests take, engines in turn in one run. */
@NullMarked
package io.beldi.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
