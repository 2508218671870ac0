/** What the runtime writes down about instances: names, stamps, records, logs, waits. */
@NullMarked
package io.beldi.runtime.journal;

import org.jspecify.annotations.NullMarked;
