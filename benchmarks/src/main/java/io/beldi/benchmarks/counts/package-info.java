/** {@code beldi bench counts}: what a request of each kind asks of the store and the platform. */
@NullMarked
package io.beldi.benchmarks.counts;

import org.jspecify.annotations.NullMarked;
