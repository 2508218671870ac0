/** What generated code sees of the runtime: functions, instances, steps, state, transactions. */
@NullMarked
package io.beldi.runtime;

import org.jspecify.annotations.NullMarked;
