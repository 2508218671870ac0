/**
 * The engine of the OSDI 2020 paper, "Fault-tolerant and Transactional Stateful Serverless
 * Workflows", corrected: every operation is logged, rows are linked lists that carry their own log
 * (the linked DAAL), transactions lock, and each service keeps its tables to itself. Conditional
 * writes of single items are all that it asks of the store.
 *
 * <p>A service stands for the paper's stateful function: its functions share tables in this
 * language, hence an intent table, a log and a garbage collector.
 */
@NullMarked
package io.beldi.runtime.daal;

import org.jspecify.annotations.NullMarked;
