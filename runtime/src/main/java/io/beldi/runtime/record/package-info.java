/**
 * The default engine: evidence of a step lies in the record of its instance, written together with
 * the data.
 */
@NullMarked
package io.beldi.runtime.record;

import org.jspecify.annotations.NullMarked;
