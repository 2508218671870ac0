/** {@code beldi bench cost}: what the counts come to in dollars. */
@NullMarked
package io.beldi.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
