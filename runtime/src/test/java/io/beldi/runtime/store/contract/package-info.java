/** What every store must do: one suite of tests, run for each of them. */
@NullMarked
package io.beldi.runtime.store.contract;

import org.jspecify.annotations.NullMarked;
