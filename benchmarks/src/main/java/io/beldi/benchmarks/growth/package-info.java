/** {@code beldi bench growth}: what a key costs that is written again and again. */
@NullMarked
package io.beldi.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
