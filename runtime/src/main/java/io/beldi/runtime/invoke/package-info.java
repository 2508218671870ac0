/** How functions are reached: from a front door, from another function, from the collector. */
@NullMarked
package io.beldi.runtime.invoke;

import org.jspecify.annotations.NullMarked;
