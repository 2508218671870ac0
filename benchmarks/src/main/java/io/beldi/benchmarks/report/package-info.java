/** Figures as tables and as charts. */
@NullMarked
package io.beldi.benchmarks.report;

import org.jspecify.annotations.NullMarked;
