/**
 * The unsafe baseline that other engines are measured against: no log and no transactions.
 *
 * <p>Every operation goes to the store as it is, one after another, as a program would do that uses
 * no library at all. A crash leaves half of the work done, a repeated request does it twice, and
 * others see what a block has written before it ends.
 */
@NullMarked
package io.beldi.runtime.direct;

import org.jspecify.annotations.NullMarked;
