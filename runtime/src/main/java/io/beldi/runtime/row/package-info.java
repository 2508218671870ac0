/**
 * What every engine has to know of rows: when they have expired, and what an update makes of one,
 * done here or left to the store.
 */
@NullMarked
package io.beldi.runtime.row;

import org.jspecify.annotations.NullMarked;
