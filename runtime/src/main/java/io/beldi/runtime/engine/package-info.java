/**
 * What hosts, tests and tools need of an engine, whichever it is. Engines depend on this package,
 * and it on none of them.
 */
@NullMarked
package io.beldi.runtime.engine;

import org.jspecify.annotations.NullMarked;
