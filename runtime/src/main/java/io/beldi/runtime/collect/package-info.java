/** Who looks after instances that nobody drives any more. */
@NullMarked
package io.beldi.runtime.collect;

import org.jspecify.annotations.NullMarked;
