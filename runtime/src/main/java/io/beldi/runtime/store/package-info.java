/**
 * What the runtime asks of a store: keyed items, conditional writes, atomic groups of them, pages.
 *
 * <p>The contract is DynamoDB's, as far as the runtime uses it; one suite of tests holds every
 * store to it.
 */
@NullMarked
package io.beldi.runtime.store;

import org.jspecify.annotations.NullMarked;
