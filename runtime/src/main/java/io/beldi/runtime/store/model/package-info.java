/**
 * What every embedded store shares: conditions, changes, limits, sizes and order, as pure
 * functions.
 */
@NullMarked
package io.beldi.runtime.store.model;

import org.jspecify.annotations.NullMarked;
