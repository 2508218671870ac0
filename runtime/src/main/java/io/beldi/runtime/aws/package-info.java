/** Everything that speaks to AWS; nothing outside of this package does. */
@NullMarked
package io.beldi.runtime.aws;

import org.jspecify.annotations.NullMarked;
