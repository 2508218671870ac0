/** What is asked of the engines: single operations, and the applications of the OSDI 2020 paper. */
@NullMarked
package io.beldi.benchmarks.work;

import org.jspecify.annotations.NullMarked;
