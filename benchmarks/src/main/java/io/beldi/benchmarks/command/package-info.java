/** {@code beldi bench} and what follows it. */
@NullMarked
package io.beldi.benchmarks.command;

import org.jspecify.annotations.NullMarked;
