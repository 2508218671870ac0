/** How values become JSON and stored attributes: one generated codec per type serves both. */
@NullMarked
package io.beldi.runtime.codec;

import org.jspecify.annotations.NullMarked;
